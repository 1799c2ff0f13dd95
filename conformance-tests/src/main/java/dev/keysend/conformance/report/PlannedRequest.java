package dev.keysend.conformance.report;

import java.util.Optional;

/**
 * One request of the plan.
 *
 * @param id the request's stable name
 * @param title what it is, for people
 * @param cost the most that it can cost, in satoshis; in words if it is not known beforehand
 * @param sent whether it left
 * @param status the HTTP status of the response, if there was one
 */
public record PlannedRequest(
    String id, String title, String cost, boolean sent, Optional<Integer> status) {}
