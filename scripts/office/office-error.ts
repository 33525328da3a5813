/** A file that is not what it should be, or could do harm: the message is a sentence for those who sent it. */
export class OfficeError extends Error {}
