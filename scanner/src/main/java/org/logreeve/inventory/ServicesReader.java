package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;

/** Reads {@code services.yaml}. */
final class ServicesReader {
    private final Set<String> people;
    private final Set<String> regions;

    /**
     * @param people names in {@code people.yaml}
     * @param regions names in {@code holidays.yaml}
     */
    ServicesReader(Set<String> people, Set<String> regions) {
        this.people = people;
        this.regions = regions;
    }

    /** Problems go where {@code top} collects them. */
    List<Service> read(YamlMapping top) {
        var services = new ArrayList<Service>();
        YamlMapping all = top.mapping("services");
        for (String name : all.keys()) {
            YamlMapping service = all.mapping(name);
            services.add(
                    new Service(
                            name,
                            contact(service, "owner", service.requiredText("owner")),
                            contact(service, "manager", service.text("manager").orElse("")),
                            contact(service, "security", service.requiredText("security")),
                            region(service),
                            all.origin(name)));
            service.close();
        }
        top.close();
        return services;
    }

    private String contact(YamlMapping service, String key, String who) {
        if (!who.isEmpty() && !people.contains(who) && !MailAddress.isOne(who)) {
            service.problem(
                    key,
                    "'" + who + "' is neither a person in people.yaml nor an e-mail address",
                    Nearest.hint(who, people));
        }
        return who;
    }

    private String region(YamlMapping service) {
        String region = service.text("holidays").orElse("");
        if (!region.isEmpty() && !regions.contains(region)) {
            service.problem(
                    "holidays",
                    "'" + region + "' is no region in holidays.yaml",
                    Nearest.hint(region, regions));
        }
        return region;
    }
}
