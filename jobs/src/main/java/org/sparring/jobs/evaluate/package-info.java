/**
 * Statistics of an evaluation: each gives a value, its 95 % interval and how many units it rests
 * on.
 */
package org.sparring.jobs.evaluate;
