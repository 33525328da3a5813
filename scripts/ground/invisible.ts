/**
 * A character that nobody sees, and that has no place in a text: without width, of direction, tags, fillers, what other programs
 * put between characters. One of them, U+FFFB, stands for a citation in passages, and is not among them. Which languages are written
 * from the right, and need some, is for the caller to know.
 */
export const INVISIBLE =
  /\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u{1d173}|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9\ufffa\u{e0000}-\u{e007f}]/gu
