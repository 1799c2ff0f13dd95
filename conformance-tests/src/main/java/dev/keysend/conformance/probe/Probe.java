package dev.keysend.conformance.probe;

import java.util.function.Function;

/**
 * One request of the plan.
 *
 * @param id stable name, unique in the plan
 * @param title what it is, for people
 * @param kind what a correct server does with it
 * @param draft makes the request, of what is known by then
 */
public record Probe(String id, String title, Kind kind, Function<Observations, Draft> draft) {}
