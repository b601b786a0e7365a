/**
 * Camunda 8.8 in one JVM, for tests and the trial installation: the real Zeebe engine (modules of
 * version 8.8.21) behind the v2 REST API, without Docker.
 *
 * <p>{@link org.homeward.embeddedcamunda.EmbeddedCamunda} starts it within a program, {@link
 * org.homeward.embeddedcamunda.EmbeddedCamundaServer} on its own, and {@link
 * org.homeward.embeddedcamunda.ProcessTestSupport} joins it with Camunda Process Test.
 *
 * <h2>Endpoints</h2>
 *
 * <table>
 * <caption>All there is; what is not here is answered with 404</caption>
 * <tr><th>Group</th><th>Endpoints</th></tr>
 * <tr><td>Cluster</td><td>
 *   GET /v2/topology, /v2/status, /v2/license; PUT /v2/clock, POST /v2/clock/reset</td></tr>
 * <tr><td>Management</td><td>
 *   GET and DELETE /actuator/clock, POST /actuator/clock/add and /pin,
 *   POST /actuator/cluster/purge, GET /actuator/health</td></tr>
 * <tr><td>Deployment</td><td>
 *   POST /v2/deployments (BPMN, DMN, forms, other files), POST /v2/resources/{key}/deletion</td></tr>
 * <tr><td>Process definitions</td><td>
 *   search, GET by key, GET xml, GET form (start form)</td></tr>
 * <tr><td>Process instances</td><td>
 *   POST /v2/process-instances (also with awaitCompletion), cancellation, modification, migration,
 *   search, GET by key, GET sequence-flows, GET statistics/element-instances</td></tr>
 * <tr><td>Element instances</td><td>search, GET by key, PUT variables</td></tr>
 * <tr><td>Variables</td><td>search, GET by key</td></tr>
 * <tr><td>User tasks</td><td>
 *   completion, assignment (claim with allowOverride=false), DELETE assignee, PATCH, search, GET by
 *   key, GET form, POST variables/search</td></tr>
 * <tr><td>Jobs</td><td>
 *   activation with long polling, completion (with listener results), failure, error, PATCH,
 *   search</td></tr>
 * <tr><td>Incidents</td><td>search, GET by key, resolution</td></tr>
 * <tr><td>Messages, signals</td><td>
 *   POST /v2/messages/publication and /correlation, POST /v2/signals/broadcast, search of
 *   message-subscriptions and correlated-message-subscriptions</td></tr>
 * <tr><td>Decisions</td><td>
 *   POST /v2/decision-definitions/evaluation; decision-definitions, decision-requirements:
 *   search, GET by key, GET xml; decision-instances: search, GET by key</td></tr>
 * </table>
 *
 * <p>A search takes {@code filter} (all fields of the API but batchOperationId, hasRetriesLeft and
 * incidentErrorHashCode; operators {@code $eq $neq $exists $in $notIn $like $gt $gte $lt $lte} and
 * {@code $or}), {@code sort} and {@code page} (limit with from, after or before). Errors come as
 * {@code application/problem+json}.
 *
 * <h2>Limits</h2>
 *
 * <ul>
 *   <li>It is no substitute for a cluster in production: one partition, one broker, no
 *       authentication, no authorisation, one tenant, no gRPC, listening on the loop-back address
 *       only.
 *   <li>A read sees every acknowledged command at once. In a cluster, searches lag behind by about
 *       a second or more: do not learn from here that they do not.
 *   <li>The log is never shortened: a durable one grows by some 10 to 30 KB for each process
 *       instance, and each start goes through all of it. The data to be searched is held in memory.
 *       A moved clock is back at real time after a restart.
 *   <li>The engine's classes are internal to Zeebe and may change with any version; they are pinned
 *       at 8.8.21. Their licence (Camunda License 1.0) covers development and tests.
 *   <li>Paths, fields, and status codes follow the documentation and the Java client. Texts of
 *       errors were not compared with those of a running gateway.
 *   <li>Values of variables are never cut off in a search; a cluster cuts long ones.
 * </ul>
 */
package org.homeward.embeddedcamunda;
