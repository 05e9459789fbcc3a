package nl.bruggenbouwer.network;

import java.util.UUID;

/**
 * Somebody who keeps the entry of an organisation with an account (vertegenwoordiger).
 *
 * @param contact who this is in the network
 * @param email of the account
 */
public record Representative(UUID contact, UUID account, String name, String email) {}
