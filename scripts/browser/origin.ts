/** Where documents think they are. `.invalid` never resolves (RFC 2606). */
export const ORIGIN = 'https://publication.invalid/'
