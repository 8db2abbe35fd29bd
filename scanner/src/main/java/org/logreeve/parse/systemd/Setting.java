package org.logreeve.parse.systemd;

/**
 * A setting that a daemon knows.
 *
 * @param key case matters
 * @param form what it takes
 * @param byDefault as it would be written; empty when the default is computed or there is none
 * @param since the version of systemd that brought it; 0 for one older than any that is met
 */
public record Setting(String key, ValueForm form, String byDefault, int since) {
    public Setting(String key, ValueForm form, String byDefault) {
        this(key, form, byDefault, 0);
    }
}
