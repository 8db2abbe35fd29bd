package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.yaml.YamlMapping;

/** Reads {@code people.yaml}: people, and accounts that commit for them. */
final class PeopleReader {
    private final Map<String, String> owners = new HashMap<>();

    /**
     * Those of one file.
     *
     * @param bots addresses of accounts that commit for others
     */
    record People(List<Person> people, List<String> bots) {
        static final People NONE = new People(List.of(), List.of());

        People {
            people = List.copyOf(people);
            bots = List.copyOf(bots);
        }
    }

    private PeopleReader() {}

    /** Problems go where {@code top} collects them. */
    static People read(YamlMapping top) {
        return new PeopleReader().people(top);
    }

    private People people(YamlMapping top) {
        var people = new ArrayList<Person>();
        YamlMapping all = top.mapping("people");
        for (String name : all.keys()) {
            YamlMapping person = all.mapping(name);
            people.add(
                    new Person(
                            name,
                            person.text("team").orElse(""),
                            addresses(person, "git", name),
                            person.texts("unix"),
                            all.origin(name)));
            person.close();
        }
        List<String> bots = addresses(top, "bots", "a bot");
        top.close();
        return new People(people, bots);
    }

    /** One address stands for one person, or nobody could be told from others. */
    private List<String> addresses(YamlMapping at, String key, String owner) {
        List<String> addresses = at.texts(key);
        for (String address : addresses) {
            if (!MailAddress.isOne(address)) {
                at.problem(
                        key, "'" + address + "' is no e-mail address", "for example a@b.example");
            }
            String other = owners.putIfAbsent(CommitAddresses.folded(address), owner);
            if (other != null) {
                at.problem(key, "'" + address + "' is of " + other + " already", "");
            }
        }
        return addresses;
    }
}
