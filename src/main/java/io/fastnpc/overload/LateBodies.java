package io.fastnpc.overload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.config.HttpSettings;
import io.fastnpc.http.Area;
import io.fastnpc.http.TurnedAway;
import io.fastnpc.http.errors.Answers;
import io.fastnpc.http.errors.Sentences;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The requests whose bodies have not come together with their heads. */
final class LateBodies {
  private static final Logger LOG = System.getLogger(LateBodies.class.getName());

  /** How long a request with its body waits for its turn; a client's own patience is longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration MOMENT = Duration.ofMillis(1);

  private static final int CHUNK_BYTES = 8192;

  /** About what the container keeps of a request while it waits for its body. */
  private static final int REQUEST_BYTES = 16_384;

  private static final int MALFORMED = HttpServletResponse.SC_BAD_REQUEST;
  private static final int TIMEOUT = HttpServletResponse.SC_REQUEST_TIMEOUT;
  private static final int TOO_LARGE = HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
  private static final int UNAVAILABLE = HttpServletResponse.SC_SERVICE_UNAVAILABLE;

  private final HttpSettings settings;
  private final BodyMemory memory;
  private final Turns turns;
  private final Refusals refusals;
  private final ObjectMapper mapper;
  private final ScheduledExecutorService clock;

  LateBodies(
      HttpSettings settings,
      BodyMemory memory,
      Turns turns,
      Refusals refusals,
      ObjectMapper mapper,
      ScheduledExecutorService clock) {
    this.settings = settings;
    this.memory = memory;
    this.turns = turns;
    this.refusals = refusals;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Gives the thread of {@code request} back, and goes on with {@code inHand} once {@code body} is
   * complete; or refuses it at once, where too many wait.
   */
  void await(
      HttpServletRequest request,
      RequestInHand inHand,
      HttpServletResponse response,
      BodyInHand body,
      boolean stranger)
      throws IOException {
    if (!memory.take(REQUEST_BYTES, stranger)) {
      refusals.add(Refusal.MANY_BODIES);
      answer(request, response, UNAVAILABLE, Sentences.of(UNAVAILABLE));
      return;
    }
    AsyncContext async = request.startAsync(inHand, response);
    async.setTimeout(0); // the container's time-outs would end what runs later as well
    boolean rest = Area.isRest(request.getRequestURI());
    Late late = new Late(async, request.getInputStream(), response, body, stranger, rest);
    async.addListener(late);
    late.within(settings.bodyTimeout());
    late.in.setReadListener(late);
  }

  private void answer(
      ServletRequest request, HttpServletResponse response, int status, String sentence)
      throws IOException {
    // What the client still sends is not for the next request.
    response.setHeader("Connection", "close");
    if (status == UNAVAILABLE) {
      TurnedAway.mark(request);
      response.setHeader("Retry-After", Long.toString(PATIENCE.toSeconds()));
    }
    Answers.send(response, status, mapper, sentence);
  }

  /** Where a request is on its way. */
  private enum Stage {
    ARRIVING,
    WAITING,
    RUNNING,
    REFUSED,
    OVER
  }

  private final class Late implements ReadListener, AsyncListener {
    private final AsyncContext async;
    private final ServletInputStream in;
    private final HttpServletResponse response;
    private final BodyInHand body;
    private final boolean stranger;
    private final boolean rest;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.ARRIVING);
    private final Runnable begin = this::begin;
    private volatile @Nullable Deadline deadline;
    private final AtomicLong takenBytes = new AtomicLong(REQUEST_BYTES);

    Late(
        AsyncContext async,
        ServletInputStream in,
        HttpServletResponse response,
        BodyInHand body,
        boolean stranger,
        boolean rest) {
      this.async = async;
      this.in = in;
      this.response = response;
      this.body = body;
      this.stranger = stranger;
      this.rest = rest;
    }

    void within(Duration time) {
      deadline = Deadline.in(time, clock, this::tooLate);
    }

    @Override
    public void onDataAvailable() throws IOException {
      byte[] chunk = new byte[CHUNK_BYTES];
      // Not until isFinished: Payara says so of what has come wholly and is still to be read, and
      // that has come where it did between the filter's look and the registration of this listener.
      while (stage.get() == Stage.ARRIVING && in.isReady()) {
        int read = in.read(chunk);
        if (read < 0) {
          return;
        }
        if (body.size() + read > settings.maxBodyBytes()) {
          refuse(Stage.ARRIVING, TOO_LARGE, "请求内容不能超过 " + settings.maxBodyBytes() + " 字节");
        } else if (!memory.take(read, stranger)) {
          refusals.add(Refusal.MANY_BODIES);
          refuse(Stage.ARRIVING, UNAVAILABLE, Sentences.of(UNAVAILABLE));
        } else {
          takenBytes.addAndGet(read);
          body.write(chunk, 0, read);
          if (stage.get() == Stage.REFUSED) { // meanwhile, by the deadline
            giveBack();
          }
        }
      }
    }

    @Override
    public void onAllDataRead() {
      if (stage.compareAndSet(Stage.ARRIVING, Stage.WAITING)) {
        cancelDeadline();
        within(PATIENCE);
        turns.take(begin);
      }
    }

    private void begin() {
      if (stage.compareAndSet(Stage.WAITING, Stage.RUNNING)) {
        cancelDeadline();
        resumeOnceLeft();
      } else {
        turns.end();
      }
    }

    /**
     * Payara loses a dispatch that crosses the moment at which the thread that came with the
     * request leaves the container, and the client then waits for ever. So this waits until that
     * thread is on its way out, and then long enough for the few instructions that are left to it.
     */
    private void resumeOnceLeft() {
      Deadline.in(MOMENT, clock, isLeaving() ? this::go : this::resumeOnceLeft);
    }

    /** It begins to leave by forbidding to set anything. */
    private boolean isLeaving() {
      try {
        async.setTimeout(0);
        return false;
      } catch (IllegalStateException forbidden) {
        return true;
      }
    }

    private void go() {
      try {
        resume();
      } catch (RuntimeException over) { // thrown on, it would end another request's turn
        LOG.log(Level.WARNING, "A request whose body came late cannot go on", over);
        end();
      }
    }

    /**
     * To the same address, which the container would take apart anew: a name with an escaped slash
     * would be two. What REST answers goes to any address of REST; it sees the one that was sent.
     */
    private void resume() {
      if (rest) {
        async.dispatch(Area.API.path() + "/");
      } else {
        async.dispatch();
      }
    }

    private void tooLate() {
      if (stage.get() == Stage.ARRIVING) {
        if (refuse(Stage.ARRIVING, TIMEOUT, Sentences.of(TIMEOUT))) {
          refusals.add(Refusal.SLOW_BODY);
        }
      } else if (turns.leave(begin)
          && refuse(Stage.WAITING, UNAVAILABLE, Sentences.of(UNAVAILABLE))) {
        refusals.add(Refusal.MANY_BODIES);
      }
    }

    private boolean refuse(Stage from, int status, String sentence) {
      if (!stage.compareAndSet(from, Stage.REFUSED)) {
        return false;
      }
      cancelDeadline();
      try {
        answer(async.getRequest(), response, status, sentence);
      } catch (IOException gone) {
        LOG.log(Level.DEBUG, "Nobody waits for the refusal of a body", gone);
      }
      async.complete();
      return true;
    }

    private void cancelDeadline() {
      Deadline known = deadline;
      if (known != null) {
        known.cancel();
      }
    }

    /** The client has gone, or has broken the rules of chunks. */
    @Override
    public void onError(Throwable failure) {
      refuse(Stage.ARRIVING, MALFORMED, Sentences.of(MALFORMED));
    }

    @Override
    public void onComplete(AsyncEvent event) {
      end();
    }

    private void end() {
      giveBack();
      if (stage.compareAndSet(Stage.RUNNING, Stage.OVER)) {
        turns.end();
      }
    }

    private void giveBack() {
      memory.giveBack(takenBytes.getAndSet(0), stranger);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // The container has been given none.
    }

    @Override
    public void onError(AsyncEvent event) {
      end(); // the container answers
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nothing behind does so.
    }
  }
}
