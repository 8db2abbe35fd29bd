package org.logreeve.connect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/** The keys of one agent that we can use, as it held them a moment ago. */
final class AgentKeys {
    /** Servers take six attempts by default, and penalize who needs many. */
    static final int MOST_OFFERED = 3;

    private static final int MOST_COMMENT = 60;

    private final AgentClient agent;
    private final List<AgentClient.Key> usable;
    private final int held;

    private AgentKeys(AgentClient agent, List<AgentClient.Key> usable, int held) {
        this.agent = agent;
        this.usable = usable;
        this.held = held;
    }

    static AgentKeys of(AgentClient agent, Instant now) throws HostException {
        List<AgentClient.Key> held = agent.keys();
        return new AgentKeys(
                agent, held.stream().filter(key -> isUsable(key.key(), now)).toList(), held.size());
    }

    private static boolean isUsable(HostKey key, Instant now) {
        if (!Identity.isKnown(key.type())) {
            return false;
        }
        try {
            if (HostCertificate.isCertificate(key.type())) {
                certificate(key).check(now);
            }
            return true;
        } catch (WireFields.Malformed | HostException e) {
            return false;
        }
    }

    private static UserCertificate certificate(HostKey key) throws WireFields.Malformed {
        return new UserCertificate("", key, HostCertificate.parse(key.blob()));
    }

    /** The first keys, when nobody selects any; and what there is to say about the others. */
    List<Identity> offered(List<String> notices) throws HostException {
        if (usable.isEmpty()) {
            throw ConnectFault.AGENT_KEY_MISSING.because(
                    held == 0
                            ? "the agent holds no key"
                            : "the agent holds " + held + " keys, none of which can be used here");
        }
        if (usable.size() > MOST_OFFERED) {
            notices.add(
                    "the agent holds "
                            + usable.size()
                            + " keys, and only the first "
                            + MOST_OFFERED
                            + " are offered; select one by its public file:"
                            + " identityFile: KEY.pub");
        }
        var offered = new ArrayList<Identity>();
        for (AgentClient.Key key : usable.subList(0, Math.min(MOST_OFFERED, usable.size()))) {
            offered.add(identity(key));
        }
        return offered;
    }

    /** One key or certificate; null when the agent does not hold it. */
    @Nullable Identity find(HostKey wanted) {
        for (AgentClient.Key key : usable) {
            if (key.key().isSameAs(wanted)) {
                return identity(key);
            }
        }
        return null;
    }

    private Identity identity(AgentClient.Key held) {
        HostKey key = held.key();
        String comment = held.comment();
        String shown =
                comment.length() <= MOST_COMMENT ? comment : comment.substring(0, MOST_COMMENT);
        HostCertificate certificate = null;
        if (HostCertificate.isCertificate(key.type())) {
            try {
                certificate = HostCertificate.parse(key.blob());
            } catch (WireFields.Malformed e) {
                // Such a one is not usable, and never comes here.
            }
        }
        return new Identity(
                "the agent's key '" + shown + "' " + key.fingerprint(),
                key.type(),
                key.blob(),
                certificate,
                (algorithm, data) -> agent.sign(key, algorithm, data));
    }
}
