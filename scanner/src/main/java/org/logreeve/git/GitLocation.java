package org.logreeve.git;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputException;

/** A repository, a folder in it and a version of it, as a user names them in one word. */
public sealed interface GitLocation {
    /** With slashes; empty for none named. */
    String folder();

    /** Branch, tag or commit; empty for none named. */
    String ref();

    /**
     * On this machine.
     *
     * @param path a bare repository, or a folder in a work tree
     */
    record Local(Path path, String folder, String ref) implements GitLocation {}

    /**
     * On a server that is reached over SSH.
     *
     * @param path as the server is told; relative ones start at the account's home folder
     */
    record Server(String user, String host, int port, String path, String folder, String ref)
            implements GitLocation {

        /** The repository; never with a secret in it. */
        public String url() {
            String place = host.contains(":") ? "[" + host + "]" : host;
            return path.startsWith("/")
                    ? "ssh://%s@%s%s%s".formatted(user, place, port == 22 ? "" : ":" + port, path)
                    : "%s@%s:%s".formatted(user, place, path);
        }

        /** The same repository and folder at another version. */
        public Server at(String otherRef) {
            return new Server(user, host, port, path, folder, otherRef);
        }

        /** All of it in one word. */
        @Override
        public String toString() {
            return url()
                    + (folder.isEmpty() ? "" : "//" + folder)
                    + (ref.isEmpty() ? "" : "@" + ref);
        }
    }

    /**
     * Reads {@code ssh://USER@HOST[:PORT]/PATH}, {@code USER@HOST:PATH}, {@code file:///PATH} or a
     * path, each with {@code [//FOLDER][@REF]} behind it. A path that is there is taken as it is.
     *
     * @throws InputException when it is none of these
     */
    static GitLocation parse(String text) {
        return new Parser(text).parse();
    }

    /** One word. */
    final class Parser {
        private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
        private static final Pattern SSH =
                Pattern.compile("ssh://([^/@]*)@(\\[[^\\]/]*]|[^/:]*)(:[0-9]{1,5})?(/.*)");
        private static final Pattern SCP = Pattern.compile("([^/@:]*)@(\\[[^\\]/]*]|[^/:]*):(.*)");
        private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~+=,/-]+");
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}");
        private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
        private static final Pattern REF =
                Pattern.compile("[A-Za-z0-9._+=,#%@!-]+(/[A-Za-z0-9._+=,#%@!-]+)*");
        private static final String FORMS =
                "write ssh://USER@HOST[:PORT]/PATH[//FOLDER][@REF], USER@HOST:PATH, file:///PATH or"
                        + " a folder";

        private final String text;

        Parser(String text) {
            this.text = text;
        }

        GitLocation parse() {
            Matcher scheme = SCHEME.matcher(text);
            if (scheme.matches()) {
                return switch (scheme.group(1)) {
                    case "ssh" -> server(SSH.matcher(text));
                    case "file" -> local(text.substring("file://".length()), true);
                    // What stands behind may be a secret.
                    default ->
                            throw problem(
                                    scheme.group(1) + "://...",
                                    "'" + scheme.group(1) + "' is not supported yet",
                                    FORMS);
                };
            }
            if (isThere(text) || !text.matches("[^/]*:.*")) {
                return local(text, false);
            }
            return server(SCP.matcher(text));
        }

        private GitLocation server(Matcher form) {
            if (!form.matches()) {
                throw problem("--policy", "names no account, host and path on a server", FORMS);
            }
            String user = form.group(1);
            String host = form.group(2);
            int port = 22;
            if (form.groupCount() == 4 && form.group(3) != null) {
                port = Integer.parseInt(form.group(3).substring(1));
            }
            if (!NAME.matcher(user).matches()) {
                // A password may stand here.
                throw problem(
                        "--policy",
                        "what stands before the server's name is no plain account name",
                        "write USER@ only; keys prove who we are, never a password");
            }
            if (!NAME.matcher(host).matches() && !ADDRESS.matcher(host).matches()) {
                throw problem("--policy", "'" + host + "' is neither a name nor an address", FORMS);
            }
            if (port < 1 || port > 65535) {
                throw problem("--policy", "there is no port " + port, "");
            }
            Parts parts = Parts.of(form.group(form.groupCount()));
            check(PATH, parts.path, "path");
            return new Server(
                    user,
                    host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                    port,
                    parts.path,
                    folder(parts),
                    ref(parts));
        }

        private GitLocation local(String path, boolean isUrl) {
            if (isUrl && !path.startsWith("/")) {
                throw problem("--policy", "'" + text + "' names another machine", FORMS);
            }
            if (isThere(path)) {
                return new Local(Path.of(path), "", "");
            }
            for (int at = path.indexOf('@'); at >= 0; at = path.indexOf('@', at + 1)) {
                Parts parts = Parts.of(path.substring(0, at), path.substring(at));
                if (isThere(parts.path)) {
                    return new Local(Path.of(parts.path), folder(parts), ref(parts));
                }
            }
            Parts parts = Parts.of(path, "");
            if (isThere(parts.path)) {
                return new Local(Path.of(parts.path), folder(parts), "");
            }
            return new Local(Path.of(path), "", "");
        }

        private static boolean isThere(String path) {
            try {
                return Files.exists(Path.of(path));
            } catch (InvalidPathException e) {
                return false;
            }
        }

        private static String folder(Parts parts) {
            if (parts.folder == null) {
                return "";
            }
            String folder = parts.folder.replaceAll("/+$", "");
            check(PATH, folder, "folder");
            return folder;
        }

        private static String ref(Parts parts) {
            if (parts.ref == null) {
                return "";
            }
            check(REF, parts.ref, "ref");
            return parts.ref;
        }

        private static void check(Pattern allowed, String part, String what) {
            if (!allowed.matcher(part).matches()) {
                throw problem("--policy", "'" + part + "' is no plain " + what, FORMS);
            }
        }

        private static InputException problem(String where, String message, String hint) {
            return new InputException(where, 0, 0, message, hint);
        }

        /** What stands behind the server; null for what does not stand there. */
        private record Parts(String path, @Nullable String folder, @Nullable String ref) {
            static Parts of(String rest) {
                int at = rest.indexOf('@');
                return at < 0 ? of(rest, "") : of(rest.substring(0, at), rest.substring(at));
            }

            static Parts of(String before, String ref) {
                int two = before.indexOf("//", 1);
                return new Parts(
                        two < 0 ? before : before.substring(0, two),
                        two < 0 ? null : before.substring(two + 2),
                        ref.isEmpty() ? null : ref.substring(1));
            }
        }
    }
}
