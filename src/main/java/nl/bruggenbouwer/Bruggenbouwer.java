package nl.bruggenbouwer;

class Bruggenbouwer {}
