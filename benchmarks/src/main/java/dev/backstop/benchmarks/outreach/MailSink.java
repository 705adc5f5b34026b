package dev.backstop.benchmarks.outreach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server in a process of its own, as little of SMTP as is needed to take mail. Prints a line for each: nanoseconds, receiver, id, subject. */
public final class MailSink {
    private MailSink() {}

    /** Takes mail until the process is ended; the first line printed is the port. */
    public static void main(String... arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            out.println(listening.getLocalPort());
            while (true) {
                var caller = listening.accept();
                Thread.ofVirtual().start(() -> serve(caller, out));
            }
        }
    }

    private static void serve(Socket caller, PrintStream out) {
        try (caller; var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var answer = caller.getOutputStream();
            say(answer, "220 sink");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(answer, "250 ok");
                    }
                    case "DATA" -> {
                        say(answer, "354 go on");
                        var mail = mail(in);
                        say(answer, "250 taken");
                        out.println(System.nanoTime() + "\t" + to + "\t" + mail);
                    }
                    case "QUIT" -> {
                        say(answer, "221 bye");
                        return;
                    }
                    default -> say(answer, "250 ok");
                }
            }
        } catch (IOException _) {
            // the other side went away
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        var id = "";
        var subject = "";
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID:")) {
                id = line.substring(11).strip();
            } else if (line.startsWith("Subject:")) {
                subject = line.substring(8).strip();
            }
        }
        return id + '\t' + subject;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
