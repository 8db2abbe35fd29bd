package org.logreeve.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.logreeve.journal.Journal;

/**
 * Run on a file system of its own: leaves as many pages free as there can be, from none up, and
 * each time writes all reports over older ones.
 */
final class FillingDisk {
    private static final int PAGE = 4096;
    private static final byte[] OLDER =
            "the report of the run before\n".getBytes(StandardCharsets.UTF_8);

    private FillingDisk() {}

    /** Prints a line for each number of free pages: which files are new, older, or torn. */
    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        List<ReportRequest> requests = requests();
        for (int free = 0; ; free++) {
            for (ReportRequest request : requests) {
                Files.write(request.file(disk), OLDER);
            }
            fill(disk, free);
            List<Path> refused = List.of();
            try {
                ReportFiles.write(ExampleRun.journal(), requests, disk);
            } catch (UnwrittenReports e) {
                refused = List.copyOf(e.failed().keySet());
            }
            Files.delete(disk.resolve("ballast"));
            System.out.println(free + " free:" + states(disk, requests, refused));
            if (refused.isEmpty()) {
                return;
            }
        }
    }

    private static List<ReportRequest> requests() {
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format != ReportFormat.TERMINAL)
                .map(format -> new ReportRequest(format, ""))
                .toList();
    }

    private static void fill(Path disk, int free) throws IOException {
        long left = Files.getFileStore(disk).getUsableSpace() / PAGE - free;
        Files.write(disk.resolve("ballast"), new byte[Math.toIntExact(left * PAGE)]);
    }

    private static String states(Path disk, List<ReportRequest> requests, List<Path> refused)
            throws IOException {
        Journal journal = ExampleRun.journal();
        var states = new StringBuilder();
        var expected = new ArrayList<String>();
        for (ReportRequest request : requests) {
            Path file = request.file(disk);
            byte[] bytes = Files.readAllBytes(file);
            boolean whole = Arrays.equals(bytes, request.format().of(journal));
            String state = whole ? "new" : Arrays.equals(bytes, OLDER) ? "older" : "torn";
            boolean told = whole != refused.contains(file);
            states.append(' ').append(told ? state : "untold-" + state);
            expected.add(String.valueOf(file.getFileName()));
        }
        try (var files = Files.newDirectoryStream(disk)) {
            for (Path file : files) {
                if (!expected.contains(String.valueOf(file.getFileName()))) {
                    states.append(" left:").append(file.getFileName());
                }
            }
        }
        return states.toString();
    }
}
