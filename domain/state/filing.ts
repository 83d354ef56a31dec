export const appealKinds = [
  'request',
  'complaint',
  'suggestion',
  'consultation',
  'service',
  'proactive',
  'misconduct',
] as const;
export type AppealKind = (typeof appealKinds)[number];
export type Channel = string;

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly phones?: readonly string[];
  readonly email?: string;
}

/** Keyed hashes by which two entries are known for one person; nobody reads a name or a number out of them. */
export interface PersonMarks extends NumberMarks {
  /** Of further numbers of the same person. */
  readonly further?: readonly NumberMarks[];
}
export interface NumberMarks {
  readonly phone?: string;
  /** Of name and number together: it says nothing where the numbers differ. */
  readonly name?: string;
}

export interface Participant {
  /** Serial within the appeal: 0 is the citizen who filed, each later person counts on. */
  readonly serial: number;
  readonly name: string | null;
  readonly phone: string | null;
  /** The merged appeal this person came from. */
  readonly from: string | null;
  readonly withdrawn: boolean;
  /** Absent without a telephone, and of people who were filed before there were any. */
  readonly marks?: PersonMarks;
  /** Further merged filings of this very person. */
  readonly alsoFiled?: readonly string[];
}

/** A serial that an appeal, or a list with somebody on it twice, gave a person. */
export interface Entry {
  readonly from: string;
  readonly serial: number;
}
/** The same, and the person's serial here. */
export interface Joined extends Entry {
  readonly becomes: number;
}
/** Somebody on the way into a master. */
export interface Newcomer extends Participant {
  /** By what serials they were known elsewhere: two parts of a split bring one person so. */
  readonly was?: readonly Entry[];
}

/** Something that people of a case said after they had filed it. */
export const sayings = ['supplemented', 'urged', 'rated', 'withdrawal-requested', 'called-back'] as const;
export interface Said {
  readonly kind: (typeof sayings)[number];
  readonly text: string;
  readonly atMs: number;
}

/** What a case that was merged into this one, or that this one was split from, said and showed. */
export interface Part {
  /** Of the case that was filed with these words. */
  readonly id: string;
  /** The filing whose people's words they are, as a participant's `from` names it; of its own people, this case. */
  readonly whose: string;
  readonly title: string;
  readonly description: string;
  readonly location: Registration['location'];
  readonly attachments: readonly string[];
  readonly said: readonly Said[];
}

/** Words and files that a citizen added; they go along where the case is merged or split. */
export interface Supplement {
  readonly whose: string;
  /** null where files came with another act, whose words stand elsewhere in the state. */
  readonly text: string | null;
  readonly atMs: number;
  readonly attachments: readonly string[];
}

export interface Registration {
  readonly kind: AppealKind;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string | null;
  readonly location: {
    readonly address?: string;
    readonly longitude?: number;
    readonly latitude?: number;
  } | null;
  readonly citizen: Contact | null;
  readonly anonymous: boolean;
  readonly channel: Channel;
  readonly occurredAt: string | null;
  readonly attachments: readonly string[];
  readonly declared: number | null;
}
