import type { Address } from '../../../app/domain/message.ts';

/** How a person is called in a row: the name they give, else their address. */
export function personName({ name, address }: Address): string {
  return name.trim() === '' ? address : name.trim();
}

/** Several people in one line. */
export function peopleNames(people: readonly Address[]): string {
  return people.map(personName).join(', ');
}
