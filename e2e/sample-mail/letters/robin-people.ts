// Everybody here is invented; every host is one that RFC 2606 sets aside.
export const robin = 'Robin Lind <robin@example.org>';
export const ylva = 'Ylva Lind <ylva@lind.example.net>';
export const mum = 'Birgitta Lind <birgitta@lind.example.net>';
export const wilma = 'Wilma Sandgren <wilma.sandgren@example.com>';
export const petersen = 'Hauke Petersen <h.petersen@hausverwaltung-petersen.example.com>';
export const hedda = 'Hedda Brink <hedda.brink@hoehenlinie.example.com>';
export const jonas = 'Jonas Öhman <jonas.oehman@hoehenlinie.example.com>';
export const ottilie = 'Ottilie Kranz <ottilie@kammerorchester.example.org>';
export const bengt = 'Bengt Arvidsson <bengt.arvidsson@example.net>';
export const players = 'Kammerorchester Sundby <alle@kammerorchester.example.org>';
export const cellos = 'Cellos <celli@kammerorchester.example.org>';
