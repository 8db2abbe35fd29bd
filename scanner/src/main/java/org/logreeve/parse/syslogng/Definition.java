package org.logreeve.parse.syslogng;

import org.logreeve.text.Origin;

/** A named statement: a source, destination, filter, parser or rewrite. */
public record Definition(Context context, String name, Element.Sequence content, Origin origin) {}
