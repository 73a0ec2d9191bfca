let isHearing = false;

/** Whether changes made elsewhere are heard of here, as far as is known: the last stream that was asked for came. */
export function hearsOfChanges(): boolean {
  return isHearing;
}

export function setHearing(is: boolean): void {
  isHearing = is;
}
