package org.logreeve.parse.rsyslog;

import java.util.Locale;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** Obeys {@code $} lines. */
final class LegacyDirectives implements Directives {
    private static final Set<String> ADDING =
            Set.of("modload", "allowedsender", "template", "udpserverrun", "udpserveraddress");

    private final Includes includes;
    private final Cursor cursor;
    private final LegacySettings settings;
    private final Modules modules;
    private final ModuleFiles moduleFiles;
    private final Rulesets rulesets;
    private final Globals globals;
    private final Problems problems;

    LegacyDirectives(
            Includes includes,
            Cursor cursor,
            LegacySettings settings,
            Modules modules,
            ModuleFiles moduleFiles,
            Rulesets rulesets,
            Globals globals,
            Problems problems) {
        this.includes = includes;
        this.cursor = cursor;
        this.settings = settings;
        this.modules = modules;
        this.moduleFiles = moduleFiles;
        this.rulesets = rulesets;
        this.globals = globals;
        this.problems = problems;
    }

    @Override
    public void include(String pattern, Origin at) {
        if (!pattern.isEmpty() && !includes.include(pattern, false, at)) {
            problems.noted(at, "the daemon stops reading its configuration here");
            cursor.close();
        }
    }

    @Override
    public void apply(String line, Origin at) {
        int end = 1;
        while (end < line.length() && !SourceText.isSpace(line.charAt(end))) {
            end++;
        }
        String name = line.substring(1, end).toLowerCase(Locale.ROOT);
        String rest = line.substring(end).strip();
        String value = word(rest);
        if (settings.apply(name, value, at, problems)) {
            return;
        }
        switch (name) {
            case "modload" -> modules.load(value);
            case "moddir" -> moduleFiles.elsewhere();
            case "template" -> modules.addTemplate(templateName(rest));
            case "defaultruleset" -> rulesets.enterBy(value, at);
            case "resetconfigvariables" -> settings.reset();
            case "outchannel" -> problems.unknown(at, "output channels are not understood");
            default -> {}
        }
        if (ADDING.contains(name) || name.startsWith("input")) {
            globals.add("$" + name, rest, at);
        } else {
            globals.directive(name, value, at);
        }
    }

    private static String templateName(String rest) {
        int comma = rest.indexOf(',');
        return (comma < 0 ? rest : rest.substring(0, comma)).strip();
    }

    /** The daemon reads one word; a comment may follow. */
    static String word(String rest) {
        int end = 0;
        while (end < rest.length() && !SourceText.isSpace(rest.charAt(end))) {
            end++;
        }
        return rest.substring(0, end);
    }
}
