package org.logreeve.report.html;

import org.logreeve.report.html.template.JtedetailsGenerated;
import org.logreeve.report.html.template.JtepageGenerated;

/** Fills the templates; they are compiled with the program, nothing is looked up when it runs. */
final class Templates {
    private Templates() {}

    static String page(Page page, Packing packing) {
        var out = EncodedOutput.create();
        JtepageGenerated.render(
                out,
                null,
                page,
                packing,
                PagePart.of("report.css"),
                PagePart.of("report.js"),
                PagePart.of("first.js"));
        return out.text();
    }

    /** Details of a host to be packed: the page's script puts in the names of rules. */
    static String packed(HostView host, Page page) {
        return details(host, page, true);
    }

    static String details(HostView host, Page page) {
        return details(host, page, false);
    }

    private static String details(HostView host, Page page, boolean brief) {
        var out = EncodedOutput.create();
        JtedetailsGenerated.render(out, null, host, page, brief);
        return out.text();
    }
}
