/** Demo content: the tour, one-click sign-in and the postbus. Exists only with demo content on. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.demo;
