package dev.keysend.sdk.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures the cost of two ways to do one thing. The two take turns, so that other load on the
 * machine affects both. JMH reads the public fields after each iteration.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Comparison {
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  public long turns;
  public long subjectNanos;
  public long peerNanos;

  /** The bytes that the paying threads have allocated. */
  public long subjectBytes;

  public long peerBytes;

  /** The processor time of the paying threads, without whatever else runs on the machine. */
  public long subjectProcessorNanos;

  public long peerProcessorNanos;

  private boolean peerFirst;

  /** Does it both ways. The order changes from turn to turn. */
  public void take(Callable<?> subject, Callable<?> peer, Blackhole sink) throws Exception {
    if (peerFirst) {
      takePeer(peer, sink);
      takeSubject(subject, sink);
    } else {
      takeSubject(subject, sink);
      takePeer(peer, sink);
    }
    peerFirst = !peerFirst;
    turns++;
  }

  private void takeSubject(Callable<?> subject, Blackhole sink) throws Exception {
    long[] threads = payingThreads();
    long bytes = bytes(threads);
    long processor = processorNanos(threads);
    long begin = System.nanoTime();
    sink.consume(subject.call());
    subjectNanos += System.nanoTime() - begin;
    subjectProcessorNanos += processorNanos(threads) - processor;
    subjectBytes += bytes(threads) - bytes;
  }

  private void takePeer(Callable<?> peer, Blackhole sink) throws Exception {
    long[] threads = payingThreads();
    long bytes = bytes(threads);
    long processor = processorNanos(threads);
    long begin = System.nanoTime();
    sink.consume(peer.call());
    peerNanos += System.nanoTime() - begin;
    peerProcessorNanos += processorNanos(threads) - processor;
    peerBytes += bytes(threads) - bytes;
  }

  /** This thread, and the threads of the SDK. */
  private static long[] payingThreads() {
    Thread[] all = new Thread[Thread.activeCount() + 16];
    int found = Thread.enumerate(all);
    return Stream.of(all)
        .limit(found)
        .filter(each -> each == Thread.currentThread() || each.getName().startsWith("keysend-"))
        .mapToLong(Thread::getId)
        .toArray();
  }

  private static long bytes(long[] threads) {
    return LongStream.of(THREADS.getThreadAllocatedBytes(threads)).sum();
  }

  private static long processorNanos(long[] threads) {
    return LongStream.of(THREADS.getThreadCpuTime(threads)).sum();
  }
}
