package org.homeward.embeddedcamunda.engine;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The commands that wait for a reply. The engine writes a reply here when the events of the command
 * are in the log; a thread of its own forces the log to disk, once for all replies that have come
 * together, and only then hands them out.
 *
 * <p>The engine keeps the number of a request in its state and may answer it after a restart. So
 * each life of the engine has a random number, and replies to the requests of an earlier life are
 * dropped.
 */
final class PendingReplies implements CommandResponseWriter, AutoCloseable {
  private record Outcome(CompletableFuture<Reply> future, Reply reply, RuntimeException failure) {
    void hand() {
      if (failure != null) {
        future.completeExceptionally(failure);
      } else {
        future.complete(reply);
      }
    }
  }

  private final int life = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
  private final AtomicLong requests = new AtomicLong();
  private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final Runnable force;
  private final Thread pump;
  private volatile boolean closed;

  // The reply being written; only the engine's processing thread comes here.
  private long key;
  private Intent intent;
  private RejectionType rejection = RejectionType.NULL_VAL;
  private String reason;
  private byte[] value;

  PendingReplies(Runnable force) {
    this.force = force;
    pump = Thread.ofPlatform().name("embedded-camunda-replies").daemon().start(this::pump);
  }

  int life() {
    return life;
  }

  long open(CompletableFuture<Reply> future) {
    long request = requests.incrementAndGet();
    waiting.put(request, future);
    if (closed) {
      drop(request, new EngineStoppedException());
    }
    return request;
  }

  void drop(long request, RuntimeException why) {
    CompletableFuture<Reply> future = waiting.remove(request);
    if (future != null) {
      future.completeExceptionally(why);
    }
  }

  private void pump() {
    List<Outcome> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(outcomes.take());
        outcomes.drainTo(batch);
        force.run();
        batch.forEach(Outcome::hand);
        batch.clear();
      }
    } catch (InterruptedException e) {
      // closed: what is left is answered by close()
    } catch (RuntimeException e) {
      batch.forEach(o -> o.future.completeExceptionally(e));
      close();
    }
  }

  /** Tells everybody who still waits that the engine is stopping. */
  @Override
  public void close() {
    closed = true;
    pump.interrupt();
    outcomes.forEach(o -> o.future.completeExceptionally(new EngineStoppedException()));
    List.copyOf(waiting.keySet()).forEach(r -> drop(r, new EngineStoppedException()));
  }

  @Override
  public CommandResponseWriter partitionId(int partition) {
    return this;
  }

  @Override
  public CommandResponseWriter key(long newKey) {
    key = newKey;
    return this;
  }

  @Override
  public CommandResponseWriter intent(Intent newIntent) {
    intent = newIntent;
    return this;
  }

  @Override
  public CommandResponseWriter recordType(RecordType type) {
    return this;
  }

  @Override
  public CommandResponseWriter valueType(ValueType type) {
    return this;
  }

  @Override
  public CommandResponseWriter rejectionType(RejectionType type) {
    rejection = type;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionReason(DirectBuffer text) {
    reason = BufferUtil.bufferAsString(text);
    return this;
  }

  @Override
  public CommandResponseWriter valueWriter(BufferWriter writer) {
    value = new byte[writer.getLength()];
    writer.write(new UnsafeBuffer(value), 0);
    return this;
  }

  @Override
  public void tryWriteResponse(int requestLife, long request) {
    CompletableFuture<Reply> future = requestLife == life ? waiting.remove(request) : null;
    if (future == null) {
      return;
    }
    boolean accepted = rejection == RejectionType.NULL_VAL;
    outcomes.add(
        new Outcome(
            future,
            accepted ? new Reply(key, value) : null,
            accepted ? null : new CommandRejectedException(rejection, intent, reason)));
  }
}
