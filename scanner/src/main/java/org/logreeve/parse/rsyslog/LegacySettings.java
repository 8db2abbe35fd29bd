package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/**
 * The {@code $Action...} directives: they change traditional actions written after them, the queue
 * ones only the next action, whichever kind that is.
 */
final class LegacySettings {
    /** How long a directive is in force. */
    private enum Scope {
        /** Until the next action is created. */
        NEXT_ACTION,
        /** Until the next traditional action. */
        NEXT_LEGACY,
        /** Until it is set again. */
        LASTING
    }

    private record Meaning(String parameter, ValueForm type, Scope scope) {}

    private record Setting(Parameter parameter, Scope scope) {}

    private static final Map<String, Meaning> MEANINGS = meanings();

    private final SequencedMap<String, List<Setting>> settings = new LinkedHashMap<>();

    /** Whether the directive is one of these; a value the daemon refuses changes nothing. */
    boolean apply(String directive, String value, Origin at, Problems problems) {
        Meaning meaning = MEANINGS.get(directive);
        if (meaning == null) {
            return false;
        }
        String word = value(meaning.type(), value);
        if (!meaning.type().accepts(word)) {
            problems.noted(at, "the daemon refuses the value '" + value + "' of $" + directive);
            return true;
        }
        var parameter = new Parameter(meaning.parameter(), word, at);
        List<Setting> earlier =
                settings.computeIfAbsent(meaning.parameter(), name -> new ArrayList<>());
        if (meaning.scope() == Scope.LASTING) {
            earlier.clear();
        } else if (earlier.size() > EffectiveValue.MOST) {
            earlier.removeFirst();
        }
        earlier.add(new Setting(parameter, meaning.scope()));
        return true;
    }

    private static String value(ValueForm type, String value) {
        return switch (type) {
            case QUEUE, WORD, TEXT, MODE, SIZE, NUMBER, COUNT, POSITIVE -> value;
            case SWITCH ->
                    switch (value.toLowerCase(Locale.ROOT)) {
                        case "on", "yes", "true", "1" -> "on";
                        case "off", "no", "false", "0" -> "off";
                        default -> value;
                    };
        };
    }

    /** The settings a traditional action of this type takes, oldest first. */
    List<Parameter> forLegacyAction(String type) {
        var taken = new ArrayList<Parameter>();
        Map<String, ValueForm> own = ParameterTypes.module(type);
        settings.forEach(
                (name, values) -> {
                    if (own.containsKey(name)
                            || ParameterTypes.ACTION.containsKey(name)
                            || ParameterTypes.QUEUE.containsKey(name)) {
                        values.forEach(v -> taken.add(v.parameter()));
                    }
                });
        return taken;
    }

    String value(String parameter, String otherwise) {
        List<Setting> values = settings.getOrDefault(parameter, List.of());
        return values.isEmpty() ? otherwise : values.getLast().parameter().value();
    }

    /** An action was created by an object. */
    void actionCreated() {
        forget(Set.of(Scope.NEXT_ACTION));
    }

    /** An action was created by a traditional line. */
    void legacyActionCreated() {
        forget(Set.of(Scope.NEXT_ACTION, Scope.NEXT_LEGACY));
    }

    /** A traditional discard was created: it has no queue, so it leaves the queue's directives. */
    void discardCreated() {
        forget(Set.of(Scope.NEXT_LEGACY));
    }

    private void forget(Set<Scope> scopes) {
        settings.values().forEach(values -> values.removeIf(s -> scopes.contains(s.scope())));
    }

    /** {@code $ResetConfigVariables}. */
    void reset() {
        settings.clear();
    }

    private static Map<String, Meaning> meanings() {
        var all = new HashMap<String, Meaning>();
        ParameterTypes.QUEUE.forEach(
                (name, type) -> {
                    ValueForm legacy = name.equals("queue.size") ? ValueForm.NUMBER : type;
                    String directive = "action" + name.replace(".", "");
                    all.put(directive, new Meaning(name, legacy, Scope.NEXT_ACTION));
                });
        add(
                all,
                Scope.NEXT_ACTION,
                ValueForm.NUMBER,
                "actionresumeretrycount action.resumeretrycount");
        add(
                all,
                Scope.NEXT_LEGACY,
                ValueForm.WORD,
                "actionname name actionsendstreamdriverpermittedpeer streamdriverpermittedpeers");
        add(
                all,
                Scope.NEXT_LEGACY,
                ValueForm.NUMBER,
                "actionexeconlyeverynthtime action.execonlyeverynthtime"
                        + " actionexeconlyeverynthtimetimeout action.execonlyeverynthtimetimeout");
        add(
                all,
                Scope.NEXT_LEGACY,
                ValueForm.SWITCH,
                "actionwriteallmarkmessages action.writeallmarkmessages");
        add(
                all,
                Scope.LASTING,
                ValueForm.SWITCH,
                "actionexeconlywhenpreviousissuspended action.execonlywhenpreviousissuspended"
                        + " repeatedmsgcontainsoriginalmsg action.repeatedmsgcontainsoriginalmsg"
                        + " actionsendresendlastmsgonreconnect resendlastmsgonreconnect"
                        + " actionsendtcpkeepalive keepalive createdirs createdirs"
                        + " failonchownfailure failonchownfailure actionfileenablesync sync");
        add(
                all,
                Scope.LASTING,
                ValueForm.NUMBER,
                "actionresumeinterval action.resumeinterval"
                        + " actionexeconlyonceeveryinterval action.execonlyonceeveryinterval"
                        + " actionsendstreamdrivermode streamdrivermode"
                        + " dynafilecachesize dynafilecachesize");
        add(
                all,
                Scope.LASTING,
                ValueForm.WORD,
                "actionsendstreamdriver streamdriver"
                        + " actionsendstreamdriverauthmode streamdriverauthmode"
                        + " fileowner fileowner filegroup filegroup"
                        + " filecreatemode filecreatemode dirowner dirowner dirgroup dirgroup"
                        + " dircreatemode dircreatemode"
                        + " actionfiledefaulttemplate default.omfile"
                        + " actionforwarddefaulttemplate default.omfwd"
                        + " actionforwarddefaulttemplatename default.omfwd");
        return Map.copyOf(all);
    }

    private static void add(
            Map<String, Meaning> all, Scope scope, ValueForm type, String directivesAndParameters) {
        String[] words = directivesAndParameters.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            all.put(words[i], new Meaning(words[i + 1], type, scope));
        }
    }
}
