package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A directive of the SSH server in force, for every log-in or for those that a Match block takes.
 *
 * @param name the directive in lower case, for example {@code loglevel}
 * @param value as {@code sshd -T} prints it: {@code VERBOSE}, {@code without-password}, times in
 *     seconds
 * @param when the criteria of the Match block, for example {@code user joe address 10.0.0.0/8};
 *     empty for log-ins that no block takes. Whether a block ever takes anybody is not known
 * @param byDefault whether it is the built-in value of OpenSSH because nothing sets it
 * @param origin {@code path:line} of the directive, or the file that lacks it
 */
public record SshdSetting(String name, String value, String when, boolean byDefault, Origin origin)
        implements Fact {}
