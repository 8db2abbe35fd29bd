package org.logreeve.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.logreeve.text.Digest;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Origin;

/**
 * One SSHFP record of a zone file, RFC 4255: it holds no key, but confirms one that a host shows.
 *
 * @param host in lower case, without the last dot
 * @param algorithm 1 RSA, 3 ECDSA, 4 Ed25519
 * @param strong whether the fingerprint is SHA-256; one of SHA-1 confirms nothing
 */
public record Sshfp(String host, int algorithm, boolean strong, String fingerprint, Origin at) {
    private static final int SHA_256 = 2;

    /** Reads {@code host [TTL] [IN] SSHFP algorithm type hex}, one a line. */
    public static List<Sshfp> read(Path file) {
        var records = new ArrayList<Sshfp>();
        var problems = new ArrayList<InputProblem>();
        int number = 0;
        for (String text : TrustFiles.content(file).split("\r?\n", -1)) {
            number++;
            if (!text.isBlank() && !text.strip().startsWith(";")) {
                read(new Origin(file.toString(), number), text.strip(), records, problems);
            }
        }
        if (records.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new InputProblem(
                            file.toString(), 0, 0, "there are no SSHFP records in it", ""));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return records;
    }

    /**
     * The keys that a record of the host vouches for; the others are left out.
     *
     * @throws InputException when a record speaks of another key of the same kind
     */
    public static List<TrustCandidate> confirmed(List<Sshfp> ofHost, List<TrustCandidate> offered) {
        var confirmed = new ArrayList<TrustCandidate>();
        for (TrustCandidate candidate : offered) {
            List<Sshfp> ofKind =
                    ofHost.stream()
                            .filter(Sshfp::strong)
                            .filter(one -> one.algorithm == algorithm(candidate.keyType()))
                            .toList();
            String digest = Digest.sha256(candidate.line().key().blob());
            for (Sshfp one : ofKind) {
                if (one.fingerprint.equals(digest)) {
                    confirmed.add(candidate.confirmedBy("confirmed by " + one.at));
                    ofKind = List.of();
                    break;
                }
            }
            if (!ofKind.isEmpty()) {
                throw contradiction(ofKind.getFirst(), candidate);
            }
        }
        return confirmed;
    }

    private static void read(
            Origin at, String text, List<Sshfp> records, List<InputProblem> problems) {
        var words = new ArrayList<>(List.of(text.split("[ \t]+")));
        if (words.size() > 1 && words.get(1).matches("[0-9]+")) {
            words.remove(1); // TTL
        }
        if (words.size() > 1 && words.get(1).equalsIgnoreCase("IN")) {
            words.remove(1);
        }
        if (words.size() < 5
                || !words.get(1).equalsIgnoreCase("SSHFP")
                || !words.get(2).matches("[0-9]{1,3}")
                || !words.get(3).matches("[0-9]{1,3}")) {
            problems.add(problem(at, "no SSHFP record is understood here"));
            return;
        }
        String hex = String.join("", words.subList(4, words.size())).toLowerCase(Locale.ROOT);
        boolean strong = Integer.parseInt(words.get(3)) == SHA_256;
        if (!hex.matches("[0-9a-f]+") || (strong && hex.length() != 64)) {
            problems.add(problem(at, "'" + hex + "' is no fingerprint"));
            return;
        }
        String host = words.getFirst().toLowerCase(Locale.ROOT);
        records.add(
                new Sshfp(
                        host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
                        Integer.parseInt(words.get(2)),
                        strong,
                        hex,
                        at));
    }

    private static InputException contradiction(Sshfp one, TrustCandidate candidate) {
        String stated =
                java.util.Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(one.fingerprint));
        return new InputException(
                one.at.path(),
                one.at.line(),
                0,
                "the host "
                        + candidate.hosts()
                        + " shows "
                        + candidate.keyType()
                        + " "
                        + candidate.fingerprint()
                        + ", the record says SHA256:"
                        + stated,
                "find out which is right before you trust the host; nothing was written");
    }

    private static InputProblem problem(Origin at, String what) {
        return new InputProblem(
                at.path(), at.line(), 1, what, "such as: web1 IN SSHFP 4 2 0123ab...");
    }

    private static int algorithm(String keyType) {
        return switch (keyType) {
            case "ssh-rsa" -> 1;
            case "ssh-ed25519" -> 4;
            default -> keyType.startsWith("ecdsa-") ? 3 : 0;
        };
    }
}
