export type PictureFault = 'picture-unreadable' | 'picture-too-many-pixels';

/** Why a picture cannot be taken. It passes between processes, so it is no problem of the API. */
export class PictureRefused extends Error {
  readonly fault: PictureFault;

  constructor(fault: PictureFault) {
    super(fault);
    this.fault = fault;
  }
}
