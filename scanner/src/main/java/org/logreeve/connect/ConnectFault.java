package org.logreeve.connect;

import org.logreeve.text.HostException;

/**
 * Every way in which reaching a host can end, with its stable code.
 *
 * <p>Codes are never given a second meaning. {@link #phase()} is the phase of the {@link
 * HostException}: {@code dial} up to the end of the key exchange, {@code identity} for the host's
 * key, {@code auth} for ours, {@code collect} once the session is open.
 */
public enum ConnectFault {
    /** Nothing listens on the port, or a firewall says no. */
    REFUSED(1001, "dial", "start sshd on the host, or correct the address and port"),
    /** The name has no address. */
    NAME_UNKNOWN(1002, "dial", "correct the address in the inventory, or the name service"),
    /** The name service gives no answer in time. */
    NAME_TIMEOUT(1003, "dial", "look at the name service of this machine, or use an IP address"),
    /** No answer to the TCP connection in time. */
    CONNECT_TIMEOUT(
            1004, "dial", "see whether the host is up and a firewall drops packets to the port"),
    /** The TCP connection stands, and the server says nothing. */
    SILENT_BANNER(
            1005, "dial", "restart sshd on the host; it accepts connections and says nothing"),
    /** The server talks, too slowly to be identified in time. */
    SLOW_BANNER(1006, "dial", "see what listens on the port, and how loaded the host is"),
    /** The server talks without end before it identifies itself. */
    ENDLESS_BANNER(1007, "dial", "see what listens on the port; it is no ordinary SSH server"),
    /** Something other than SSH listens on the port. */
    NOT_SSH(1008, "dial", "correct the port in the inventory; another service listens there"),
    /** The server speaks the first version of SSH only. */
    SSH_1_ONLY(1009, "dial", "replace the server; version 1 of SSH protects nothing"),
    /** The server stops answering within the key exchange. */
    KEX_TIMEOUT(1010, "dial", "see how loaded the host is, and whether its sshd still answers ssh"),
    /** Client and server share no algorithm; the cause holds both lists. */
    NO_COMMON_ALGORITHM(
            1011, "dial", "update the SSH server; it offers nothing that is safe today"),
    /** The key exchange breaks off or breaks the protocol. */
    KEX_BROKEN(1012, "dial", "read the log of sshd on the host for this moment"),
    /** A known-hosts file of the inventory is not there or cannot be read. */
    KNOWN_HOSTS_UNREADABLE(1013, "identity", "create the file, or correct the inventory"),
    /** No line of the known-hosts files is for this host. */
    HOST_KEY_UNKNOWN(1014, "identity", "compare the fingerprint with the host's, then pin the key"),
    /** The known-hosts files hold other keys for this host. */
    HOST_KEY_CHANGED(
            1015, "identity", "find out why the key changed before you replace the known line"),
    /** The known-hosts files revoke this key. */
    HOST_KEY_REVOKED(1016, "identity", "do not trust this host; give it a new host key"),
    /** Only an authority is known, and the server shows a plain key. */
    HOST_KEY_WITHOUT_CERTIFICATE(
            1017, "identity", "give the host a certificate, or pin the plain key"),
    /** The server takes none of the keys. */
    AUTH_REFUSED(1018, "auth", "add the public key to the account's authorized_keys"),
    /** The server stops answering within authentication. */
    AUTH_TIMEOUT(1019, "auth", "read the log of sshd on the host; PAM or a directory may hang"),
    /** A private key file is not there. */
    IDENTITY_FILE_MISSING(1020, "auth", "correct the path in the inventory, or create the key"),
    /** Others may read a private key file. */
    IDENTITY_FILE_OPEN(1021, "auth", "take the file's permissions back"),
    /** A private key file needs a passphrase. */
    IDENTITY_FILE_ENCRYPTED(1022, "auth", "use a key without passphrase, kept for this purpose"),
    /** A private key file cannot be read or is in a form we do not know. */
    IDENTITY_FILE_UNREADABLE(1023, "auth", "use a key file in OpenSSH's own format"),
    /** The inventory names no private key file. */
    NO_IDENTITY_FILE(1024, "auth", "name an identity file for the host in the inventory"),
    /** The connection breaks while the session is in use. */
    CONNECTION_LOST(1025, "collect", "scan the host again; if it stays, read the log of its sshd"),
    /** The host's time is over; in whatever phase it was. */
    DEADLINE(1026, "collect", "see what hangs on the host, or give it a longer deadline"),
    /** A command gives more output than we take. */
    OUTPUT_CAP(1027, "collect", "see what writes to standard output at login on the host"),
    /** A command ends without an exit status. */
    NO_EXIT_STATUS(1028, "collect", "see whether something on the host kills the session"),
    /** The server opens no session or does not run the command. */
    EXEC_REFUSED(1029, "collect", "see MaxSessions, ForceCommand and PermitTTY in sshd_config"),
    /** The run was stopped while this host was in work; in whatever phase it was. */
    INTERRUPTED(1030, "collect", "run again; the host was not finished"),
    /** There is no way to the address. */
    UNREACHABLE(1031, "dial", "see the routes and firewalls between here and the host"),
    /** The server hangs up before it identifies itself. */
    CLOSED_BEFORE_IDENT(
            1032, "dial", "see MaxStartups and the address filters of sshd; it hung up at once"),
    /** The connection breaks within authentication. */
    AUTH_BROKEN(1033, "auth", "read the log of sshd on the host for this moment"),
    /** The authority is known, and its certificate does not hold for this host or this day. */
    HOST_CERTIFICATE_FLAWED(1050, "identity", "have the authority issue a new certificate"),
    /** Another authority than the known ones signed the host's certificate. */
    HOST_CERTIFICATE_OF_OTHERS(
            1051, "identity", "compare the authority's fingerprint, then trust it for the host"),
    /** A host certificate that nobody signed, or that cannot be read. */
    HOST_CERTIFICATE_BROKEN(1052, "identity", "do not trust this host; give it a new certificate"),
    /** The command that knows the host's keys fails. */
    HOST_KEYS_COMMAND(1053, "identity", "run the command of hostKeysFrom by hand and mend it"),
    /** The account is locked or has expired. */
    ACCOUNT_CLOSED(1100, "auth", "on the host: 'chage -l ACCOUNT' and 'passwd -S ACCOUNT' say why");

    private static final int MESSAGE_LIMIT = 600;

    private final int number;
    private final String phase;
    private final String next;

    ConnectFault(int number, String phase, String next) {
        this.number = number;
        this.phase = phase;
        this.next = next;
    }

    /** {@code LR-} and four digits. */
    public String code() {
        return "LR-" + number;
    }

    public String phase() {
        return phase;
    }

    /** What the user can do when nothing more exact is known. */
    public String next() {
        return next;
    }

    HostException because(String cause) {
        return because(cause, next);
    }

    /** For what may happen in any phase. */
    HostException in(String actualPhase, String cause) {
        return new HostException(code(), actualPhase, oneLine(cause), next);
    }

    HostException because(String cause, String exactNext) {
        return new HostException(code(), phase, oneLine(cause), oneLine(exactNext));
    }

    /** What the server or a library said, short enough to stand within a cause. */
    static String said(Throwable trouble) {
        String message = trouble.getMessage();
        String text = message == null ? trouble.getClass().getSimpleName() : message;
        return text.length() <= MESSAGE_LIMIT ? text : text.substring(0, MESSAGE_LIMIT) + " ...";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\x{85}\\x{2028}\\x{2029}\\x0b\\x0c]+", " ").strip();
    }
}
