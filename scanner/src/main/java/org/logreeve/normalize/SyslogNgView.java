package org.logreeve.normalize;

import java.util.function.ToIntFunction;
import org.logreeve.parse.PriorityMask;

/**
 * What filters see of a message at some place of its way, after what changed it there.
 *
 * @param changes what has changed its text and fields so far; conditions are equal only where this
 *     is
 * @param facility the messages whose facility is in a mask by now
 * @param severity the messages whose severity is in a mask by now
 */
record SyslogNgView(
        String changes,
        ToIntFunction<PriorityMask> facility,
        ToIntFunction<PriorityMask> severity) {
    static SyslogNgView original(Formulas formulas) {
        return new SyslogNgView("", formulas::facilities, formulas::severities);
    }

    SyslogNgView changed(String step) {
        return new SyslogNgView(changes + "/" + step, facility, severity);
    }

    SyslogNgView withFacility(ToIntFunction<PriorityMask> other) {
        return new SyslogNgView(changes, other, severity);
    }

    SyslogNgView withSeverity(ToIntFunction<PriorityMask> other) {
        return new SyslogNgView(changes, facility, other);
    }
}
