/** Working areas (werkgebieden): the tenants, and the public links that lead into them. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.areas;
