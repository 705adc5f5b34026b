package dev.backstop.benchmarks.outreach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The reference: as many mails of the same length, from nowhere, over as many connections as the product has senders. */
final class PlainSender {
    private static final int SENDERS = 4;

    private PlainSender() {}

    /** Mails sent a second. */
    static double perSecond(int port, int mails, int bytes) throws InterruptedException, ExecutionException {
        var started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            var sending = java.util.stream.IntStream.range(0, SENDERS).mapToObj(sender -> threads.submit(() -> {
                send(port, mails / SENDERS, "reference-%d".formatted(sender), "x".repeat(Math.max(1, bytes)));
                return null;
            })).toList();
            for (var one : sending) {
                one.get();
            }
        }
        return mails / ((System.nanoTime() - started) / 1e9);
    }

    private static void send(int port, int mails, String name, String text) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            in.readLine();
            for (var i = 0; i < mails; i++) {
                for (var line : new String[] {"MAIL FROM:<a@b>", "RCPT TO:<%s-%d@reference>".formatted(name, i), "DATA",
                    "Message-ID: <%s-%d>\r\nSubject: reference\r\n\r\n%s\r\n.".formatted(name, i, text)}) {
                    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    in.readLine();
                }
            }
        }
    }
}
