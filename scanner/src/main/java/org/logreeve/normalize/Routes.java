package org.logreeve.normalize;

import java.util.SequencedMap;

/**
 * Which messages come to which output of a syslog daemon.
 *
 * @param <A> the daemon's own kind of output
 * @param actions each output that anything can come to, in the configuration's order
 * @param complete false when the walk was given up, so that more may come to more outputs
 */
public record Routes<A>(SequencedMap<A, Reach> actions, boolean complete) {}
