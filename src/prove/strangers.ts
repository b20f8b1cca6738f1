// Values that nobody names: `.invalid` belongs to nobody, and no grant has this method.
export const STRANGER = 'spiffe://stranger.invalid/nobody';
export const OTHER_HOST = 'other.invalid';
export const OTHER_METHOD = 'REPORT';
