package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * What the host runs. There is at most one; a part that could not be seen is empty and has a {@link
 * Gap} with the part's name as its scope.
 *
 * @param id the distribution in lower case, for example {@code debian} or {@code rhel}; {@code
 *     linux} when it does not say
 * @param version for example {@code 12} or {@code 9.4}; empty when it has none
 * @param like distributions that it is made from or is like, nearest first
 * @param name for people, for example {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel release of the running kernel; empty when it was not seen
 * @param container the kind of container it is seen to run in, for example {@code docker}; empty
 *     when it shows no sign of one, which is no proof
 * @param origin the file that says so
 */
public record OperatingSystem(
        String id,
        String version,
        List<String> like,
        String name,
        String kernel,
        String container,
        Origin origin)
        implements Fact {
    public OperatingSystem {
        like = List.copyOf(like);
    }
}
