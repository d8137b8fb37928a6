package org.sparring.datasets.read.file;

import java.io.Serializable;

/**
 * A file of a source.
 *
 * @param name as people named it; what {@code Source.file} holds
 * @param address as the file system names it
 * @param bytes its length
 */
public record InputFile(String name, String address, long bytes) implements Serializable {}
