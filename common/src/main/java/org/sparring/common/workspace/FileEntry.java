package org.sparring.common.workspace;

import java.io.Serializable;

/**
 * A complete file of a table.
 *
 * @param table name of the table
 * @param path relative to the workspace
 * @param rows number of rows
 * @param bytes length of the file
 * @param digest SHA-256 over the digests of its rows, in key order, in hexadecimal digits
 */
public record FileEntry(String table, String path, long rows, long bytes, String digest)
    implements Serializable {}
