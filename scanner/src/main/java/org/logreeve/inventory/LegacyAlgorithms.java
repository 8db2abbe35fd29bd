package org.logreeve.inventory;

import java.time.LocalDate;
import org.logreeve.text.Origin;

/**
 * The permission to meet one host with algorithms that are not safe any more.
 *
 * @param until the last day of the permission
 * @param reason why it was given, for the report
 * @param at where the inventory gives it
 */
public record LegacyAlgorithms(LocalDate until, String reason, Origin at) {}
