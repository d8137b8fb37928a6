/**
 * Readers. {@link org.sparring.datasets.read.file} turns files into raw rows with their places,
 * {@link org.sparring.datasets.read.format} has one class per public format and turns a raw row
 * into {@link org.sparring.datasets.read.Example}s, and whatever fits neither becomes a {@link
 * org.sparring.datasets.read.Fault}.
 */
package org.sparring.datasets.read;
