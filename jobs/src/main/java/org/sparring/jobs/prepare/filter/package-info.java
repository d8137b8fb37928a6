/**
 * Stages that keep what is fit for training: decontamination, length, script, repetition, refusals,
 * personal data and conditions in SQL. Each is one class, and optional.
 */
package org.sparring.jobs.prepare.filter;
