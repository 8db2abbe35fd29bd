package org.logreeve.parse.systemd;

import java.util.List;
import java.util.Random;

/** Texts of sections, assignments, comments and continued lines, plain and odd. */
final class GeneratedUnit {
    private static final List<String> LINES =
            List.of(
                    "[Unit]",
                    "[Service]",
                    "  [Install]  ",
                    "Ka=1",
                    "Kb = x y ",
                    "  Kc\t=\tv",
                    "Kd=",
                    "K e=1",
                    "kF==2",
                    "X-own=1",
                    "Kg=a # no comment",
                    "# comment",
                    "  ; comment",
                    "#Kh=1\\",
                    "junk",
                    "=v",
                    "",
                    "   ",
                    "Ki=1\\",
                    "Kj=1 \\",
                    "Kk=1\\\\",
                    "Kl=1\\\\\\",
                    "Km=\\ ",
                    "more",
                    "  Kn=1",
                    "\uFEFFKo=1",
                    "K\u00fc=\u20ac",
                    "\\");

    private static final List<String> RARE =
            List.of("[Foo]", "[X-own]", "[bad", "[]", "[a\"b]", "[Unit] # x", "[", "[unit]");

    private static final List<String> ENDS =
            List.of("\n", "\n", "\n", "\n", "\r\n", "\r", "\n\r", "\n\n", "\0");

    private final Random random;

    GeneratedUnit(long seed) {
        this.random = new Random(seed);
    }

    String text() {
        var text = new StringBuilder();
        if (random.nextInt(5) > 0) {
            text.append("[Unit]\n");
        }
        boolean plain = random.nextBoolean();
        int lines = 3 + random.nextInt(20);
        for (int i = 0; i < lines; i++) {
            text.append(any(random.nextInt(15) == 0 ? RARE : LINES));
            text.append(plain ? "\n" : any(ENDS));
        }
        if (random.nextBoolean()) {
            text.append("Kz=1");
        }
        return text.toString();
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
