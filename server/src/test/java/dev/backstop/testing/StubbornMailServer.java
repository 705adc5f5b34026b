package dev.backstop.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mail server that keeps silent at a moment of the test's choice, so that the program can be killed in the middle of sending. */
public final class StubbornMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile int silentAfter = Integer.MAX_VALUE;
    private volatile CountDownLatch reached = new CountDownLatch(1);

    /** A mail that was taken for good, whether or not its sender heard so. */
    public record Taken(String id, String subject) {}

    public StubbornMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    /** From now on it takes so many mails more and says nothing to the last of them; 0: it does not even greet. */
    public void fallSilentAfter(int mails) {
        reached = new CountDownLatch(1);
        silentAfter = mails == 0 ? 0 : taken.size() + mails;
    }

    public void answerAgain() {
        silentAfter = Integer.MAX_VALUE;
    }

    /** Waits until somebody hangs on its silence. */
    public void awaitSilence() throws InterruptedException {
        if (!reached.await(3, TimeUnit.MINUTES)) {
            throw new AssertionError("Nobody called. Taken so far: " + taken);
        }
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    private void serve() {
        try {
            while (true) {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    private void talk(Socket caller) {
        try (caller; var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var out = caller.getOutputStream();
            if (silentAfter == 0) {
                hang(in);
                return;
            }
            say(out, "220 here");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    taken.add(mail(in));
                    if (taken.size() >= silentAfter) {
                        hang(in);
                        return;
                    }
                }
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException _) {
            // the other side went away
        }
    }

    /** Until the caller is gone. */
    private void hang(BufferedReader in) throws IOException {
        reached.countDown();
        while (in.readLine() != null) {
            // nothing is answered
        }
    }

    private static Taken mail(BufferedReader in) throws IOException {
        var id = "";
        var subject = "";
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            id = line.startsWith("Message-ID:") ? line.substring(11).strip() : id;
            subject = line.startsWith("Subject:") ? line.substring(8).strip() : subject;
        }
        return new Taken(id, subject);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
