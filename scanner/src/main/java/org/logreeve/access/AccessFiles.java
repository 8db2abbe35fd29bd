package org.logreeve.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.collect.CollectorScript;
import org.logreeve.inventory.Privilege;

/**
 * The files that set one mode up on a host, and take it away again.
 *
 * @param mode which mode
 * @param account the account that the scanner logs in to
 * @param collectorPath where the collector is installed
 * @param key the scanner's public key, a line of OpenSSH's form
 * @param from addresses that may log in, as {@code from=} takes them; empty for all
 */
public record AccessFiles(
        Privilege mode, String account, String collectorPath, String key, String from) {
    private static final String SUDOERS = "sudoers-logreeve";
    private static final String COLLECTOR = "logreeve-collect";

    public AccessFiles {
        if (!account.matches("[a-z_][a-z0-9_-]{0,31}")) {
            throw new IllegalArgumentException("'" + account + "' is not an account name");
        }
        if (!from.matches("[A-Za-z0-9.:*?!,/_-]*")) {
            throw new IllegalArgumentException("'" + from + "' is not a list of addresses");
        }
        if (key.isBlank() || key.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a public key is one line");
        }
    }

    /** Contents by file name. */
    public Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        if (mode == Privilege.PINNED) {
            files.put(COLLECTOR, CollectorScript.text());
        }
        if (isSudo()) {
            files.put(SUDOERS, sudoers());
        }
        files.put("authorized_keys", authorizedKeys());
        files.put("ansible-tasks.yml", ansible());
        files.put("remove.sh", removal());
        return files;
    }

    private boolean isSudo() {
        return mode == Privilege.PINNED || mode == Privilege.SUDO_SHELL;
    }

    private String sudoers() {
        String allowed =
                mode == Privilege.PINNED
                        ? "sha256:%s %s \"\"".formatted(CollectorScript.digest(), collectorPath)
                        : "/bin/sh -s";
        String what =
                mode == Privilege.PINNED
                        ? "one file, no arguments; sudo refuses it when its digest is another"
                        : "a root shell: this account can do everything";
        return """
        # logreeve, mode %s: %s
        Defaults:%s !requiretty, lecture=never
        %s ALL=(root) NOPASSWD: %s
        """
                .formatted(mode.word(), what, account, account, allowed);
    }

    private String authorizedKeys() {
        return "restrict%s %s%n"
                .formatted(from.isEmpty() ? "" : ",from=\"" + from + "\"", key)
                .replace("\r", "");
    }

    private String ansible() {
        var tasks = new ArrayList<String>();
        tasks.add(
                """
                - name: Account of the scanner
                  ansible.builtin.user:
                    name: %s
                    shell: /bin/sh
                    password: "!"
                    groups: [%s]
                    append: true
                """
                        .formatted(account, mode == Privilege.GROUPS ? groups() : ""));
        tasks.add(
                """
                - name: Folder of its key
                  ansible.builtin.file:
                    path: "~%s/.ssh"
                    state: directory
                    owner: %s
                    mode: "0700"
                - name: Key of the scanner
                  ansible.builtin.copy:
                    src: authorized_keys
                    dest: "~%s/.ssh/authorized_keys"
                    owner: %s
                    mode: "0600"
                """
                        .formatted(account, account, account, account));
        switch (mode) {
            case NONE -> {}
            case GROUPS -> tasks.addAll(acls());
            case PINNED -> {
                tasks.add(collector());
                tasks.add(sudo());
            }
            case SUDO_SHELL -> tasks.add(sudo());
        }
        return "# logreeve, mode "
                + mode.word()
                + ": include these tasks in a play with become: true\n---\n"
                + String.join("", tasks);
    }

    private static String groups() {
        return String.join(", ", Reads.LOG_GROUPS.stream().sorted().toList());
    }

    private List<String> acls() {
        return folders().stream()
                .map(
                        folder ->
                                """
                                - name: The scanner may read %1$s
                                  ansible.builtin.command: setfacl -R -m u:%2$s:rX %1$s
                                  changed_when: false
                                - name: The scanner may read what comes to %1$s
                                  ansible.builtin.command: setfacl -d -m u:%2$s:rX %1$s
                                  changed_when: false
                                """
                                        .formatted(folder, account))
                .toList();
    }

    private static List<String> folders() {
        return List.of("/etc/rsyslog.d", "/etc/logrotate.d");
    }

    private String collector() {
        return """
        - name: Folder of the collector
          ansible.builtin.file:
            path: %s
            state: directory
            owner: root
            group: root
            mode: "0755"
        - name: Collector, which sudo allows by its digest
          ansible.builtin.copy:
            src: %s
            dest: %s
            owner: root
            group: root
            mode: "0755"
        """
                .formatted(
                        collectorPath.substring(0, collectorPath.lastIndexOf('/')),
                        COLLECTOR,
                        collectorPath);
    }

    private static String sudo() {
        return """
        - name: What the scanner may run as root
          ansible.builtin.copy:
            src: %s
            dest: /etc/sudoers.d/logreeve
            owner: root
            group: root
            mode: "0440"
            validate: visudo -cf %%s
        """
                .formatted(SUDOERS);
    }

    private String removal() {
        var script = new StringBuilder("#!/bin/sh\n# Takes mode " + mode.word());
        script.append(" away again, with the account; run it as root on the host.\nset -eu\n");
        if (isSudo()) {
            script.append("rm -f /etc/sudoers.d/logreeve\n");
        }
        if (mode == Privilege.PINNED) {
            script.append("rm -f ").append(collectorPath).append('\n');
        }
        if (mode == Privilege.GROUPS) {
            for (String folder : folders()) {
                script.append(
                        "setfacl -R -x u:%1$s -x d:u:%1$s %2$s || true\n"
                                .formatted(account, folder));
            }
        }
        script.append(
                "if id -u %1$s >/dev/null 2>&1; then userdel -r %1$s; fi\n".formatted(account));
        return script.toString();
    }
}
