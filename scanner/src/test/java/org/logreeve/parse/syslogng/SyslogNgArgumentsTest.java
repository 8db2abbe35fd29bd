package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.syslogng.SyslogNgTexts.read;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that syslog-ng 3.38 was seen to refuse, and some beside them that it takes. */
class SyslogNgArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "template t \"${HOST\";",
                "template t \"${HOST:x}\";",
                "template t \"$(nosuch)\";",
                "template t \"$(echo x\";",
                "template t \"$(echo $(nosuch))\";",
                "template t \"$(format-json --scope all)\";",
                "template t \"$(format-json --add-prefix x)\";",
                "template t \"$(template nosuch)\";",
                "template t { template(\"a\" \"b\"); };",
                "template t { template-escape(\"yes\"); };",
                "template-function f \"${HOST\";",
                "destination d { file(\"/x/${HOST\"); };",
                "destination d { file(\"/x\" template(\"$(nosuch)\")); };",
                "destination d { file(\"/x\" on-error(\"drop_message\")); };",
                "destination d { file(\"/x\" disk-buffer(truncate-size-ratio(2))); };",
                "destination d { file(\"/x\" hook-commands(nosuch(\"x\"))); };",
                "destination d { file(\"/x\" symlink-as(fsync)); };",
                "destination d { network(\"h\" transport()); };",
                "destination d { network(\"h\" transport(unix-stream)); };",
                "destination d { network(\"h\" tls(ssl-options(none))); };",
                "destination d { network(\"h\" tls(cipher-suite(\"A\" \"B\"))); };",
                "destination d { network(\"h\" failover()); };",
                "destination d { network(\"h\" failover(servers(\"a\") failback(x(1)))); };",
                "destination d { http(url(\"http://h/\")); };",
                "source s { file(\"/x\" multi-line-mode(prefix_garbage)); };",
                "source s { file(\"/x\" multi-line-prefix(\"(\")); };",
                "source s { file(\"/x\" encoding(\"nosuch\")); };",
                "source s { file(\"/x\" flags(\"NO-PARSE\")); };",
                "source s { python(class(\"x\")); };",
                "filter f { message(\"a(\"); };",
                "filter f { message(\"[:alpha:]\"); };",
                "filter f { message(\"x\" flags(nobackref)); };",
                "filter f { message(\"x\" type(\"PCRE\")); };",
                "filter f { match(\"x\" value()); };",
                "filter f { match(\"x\" template(\"${A\")); };",
                "filter f { in-list(\"/nowhere\" value(\"PROGRAM\")); };",
                "filter f { netmask(); };",
                "filter f { throttle(rate(0)); };",
                "filter f { filter(yes); };",
                "filter f { tags(program); };",
                "filter f { blank(\"x\"); };",
                "filter f { \"${HOST\" eq \"x\"; };",
                "filter f { nosuch(\"5\") eq 5; };",
                "parser p { csv-parser(\"x\"); };",
                "parser p { csv-parser(flags(escape-none escape-backslash)); };",
                "parser p { csv-parser(template(\"$(nosuch)\")); };",
                "parser p { kv-parser(value-separator(\"==\")); };",
                "parser p { json-parser(key-delimiter(\"::\")); };",
                "parser p { db-parser(inject-mode(nosuch)); };",
                "parser p { date-parser(time-stamp(nosuch)); };",
                "parser p { syslog-parser(flags(kernel)); };",
                "parser p { regexp-parser(patterns(\"(\")); };",
                "parser p { map-value-pairs(pair(\"a\")); };",
                "parser p { format-json(); };",
                "rewrite r { set(\"x\" \"y\"); };",
                "rewrite r { set(\"x\" value(\"R_DATE\")); };",
                "rewrite r { set(\"x\" value(\".SDATA.x\")); };",
                "rewrite r { unset(\"x\"); };",
                "rewrite r { rename(\"a\"); };",
                "rewrite r { subst(\"(\" \"b\" value(\"MESSAGE\")); };",
                "rewrite r { subst(\"a\" \"b\" value(\"MESSAGE\") type(glob)); };",
                "rewrite r { set-tag(); };",
                "rewrite r { set-severity(\"err\" value(\"x\")); };",
                "options { log-level(info); };",
                "options { disk-buffer(nosuch(1)); };"
            })
    void argumentsThatTheDaemonRefusesAreNotUnderstood(String text) {
        assertThat(read(text + "\n").isUnderstood()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "template t int(\"5\");",
                "template t \"${HOST:-x} $(echo ${A} 'b)')\";",
                "template t \"$(format-json --scope rfc5424 --rekey .x --shift 1 a=b)\";",
                "template a \"x\"; template t \"$(template a)\";",
                "template-function f \"$HOST\"; template t \"$(f)\";",
                "destination d { file(\"/x\" template(t_later)); };",
                "destination d { network(\"h\" tls(ssl-options(no_sslv2, \"no-tlsv1\"))); };",
                "destination d { network(\"h\" tls(cipher-suite(tls13(\"A\")))); };",
                "destination d { network(\"h\" failover(servers(\"a\"))); };",
                "source s { file(\"/x\" multi-line-prefix(\"^[0-9]{4}-\") flags(no_parse)); };",
                "filter f { match(\"^(?:a|b)+$\" value(\"X\") flags(icase, store_matches)); };",
                "filter f { source(\"(\"); };",
                "filter f { int(\"5\") < 6 and \"$HOST\" eq \"x\"; };",
                "filter f { rate-limit(template(\"$HOST\") rate(5)); };",
                "parser p { csv-parser(columns(\"a\") delimiters(chars(\",\"))"
                        + " dialect(escape_none)); };",
                "parser p { map-value-pairs(key(\"a\" rekey(shift(1))) pair(\"b\" \"$C\")); };",
                "rewrite r { subst(\"(a)\\\\1\" \"$1\" value(\"MESSAGE\") flags(global)); };",
                "rewrite r { set(int(\"5\") value(\".SDATA.x@1.y\") on-error(\"drop-message\")); };",
                "rewrite r { groupset(\"a\" values(\"x.*\")); };",
                "options { disk-buffer(truncate-size-ratio(0.5)); };"
            })
    void argumentsThatTheDaemonTakesAreUnderstood(String text) {
        assertThat(read(text + "\n").problems()).isEmpty();
    }
}
