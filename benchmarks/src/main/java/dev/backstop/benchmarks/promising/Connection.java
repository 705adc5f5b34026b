package dev.backstop.benchmarks.promising;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept connection to the server, as little of HTTP/1.1 as the load needs: the machine's two cores are shared with what is measured, and a client
 * library would take more of them than the server does.
 */
public final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;
    private final String stranger;

    Connection(int port, String key) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
        head = "Host: localhost\r\nAuthorization: Bearer " + key + "\r\nContent-Type: ";
        stranger = "Host: localhost\r\n\r\n";
    }

    /** Asks as anybody may, without a key, and takes nothing of the answer but its status. */
    public int get(String path) throws IOException {
        return ask(path).status();
    }

    /** What anybody may read. */
    public String read(String path) throws IOException {
        return ask(path).expect(200).body();
    }

    private Answer ask(String path) throws IOException {
        out.write(("GET " + path + " HTTP/1.1\r\n" + stranger).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return answer();
    }

    /** What came back. */
    public record Answer(int status, String body) {
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("The server answered %d instead of %d: %s".formatted(status, wanted, body));
            }
            return this;
        }
    }

    Answer post(String path, String idempotencyKey, String json) throws IOException {
        return send("POST", path, "application/json\r\nIdempotency-Key: " + idempotencyKey, json);
    }

    Answer send(String method, String path, String type, String content) throws IOException {
        var body = content.getBytes(StandardCharsets.UTF_8);
        out.write((method + ' ' + path + " HTTP/1.1\r\n" + head + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12));
        var length = -1;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return new Answer(status, length >= 0 ? text(length) : status == 204 ? "" : chunks());
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server closed the connection within an answer.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection.");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
