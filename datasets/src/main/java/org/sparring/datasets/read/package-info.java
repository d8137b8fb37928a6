/**
 * Readers: one class per public format. A {@link org.sparring.datasets.read.Container} turns files
 * into raw rows with their places, a {@link org.sparring.datasets.read.Format} turns a raw row into
 * an {@link org.sparring.datasets.read.Example}, and whatever fits neither becomes a {@link
 * org.sparring.datasets.read.Fault}.
 */
package org.sparring.datasets.read;
