/** The menu (menukaart): what can be chosen for a programme, in versions that stay as they were chosen. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.menu;
