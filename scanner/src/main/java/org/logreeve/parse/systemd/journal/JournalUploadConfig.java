package org.logreeve.parse.systemd.journal;

import org.logreeve.parse.systemd.Settings;

/**
 * Where journal-upload sends the journal.
 *
 * @param settings {@code [Upload]} of journal-upload.conf
 * @param host target name or address; empty when no URL is set, and then it does not start
 * @param port 19532 unless the URL names another; -1 when it cannot be understood
 * @param tls whether the URL is https, which it is when it names no scheme
 */
public record JournalUploadConfig(Settings settings, String host, int port, boolean tls) {
    private static final int USUAL_PORT = 19532;
    private static final String PLAIN = "http://";
    private static final String ENCRYPTED = "https://";

    static JournalUploadConfig of(Settings settings) {
        String url = settings.text("URL");
        boolean tls = !url.startsWith(PLAIN);
        String place = url;
        if (url.startsWith(PLAIN) || url.startsWith(ENCRYPTED)) {
            place = url.substring(url.indexOf("//") + 2);
        }
        int slash = place.indexOf('/');
        place = slash < 0 ? place : place.substring(0, slash);
        // a colon inside of brackets belongs to an address of IPv6
        int colon = place.lastIndexOf(':');
        boolean ported = colon > place.lastIndexOf(']');
        String host = ported ? place.substring(0, colon) : place;
        String port = ported ? place.substring(colon + 1) : Integer.toString(USUAL_PORT);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new JournalUploadConfig(
                settings,
                bracketed ? host.substring(1, host.length() - 1) : host,
                port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : -1,
                tls);
    }

    /** journal-upload.conf(5): a minus sign turns the check of the receiver's certificate off. */
    public boolean checksReceiver() {
        return tls && !settings.text("TrustedCertificateFile").equals("-");
    }
}
